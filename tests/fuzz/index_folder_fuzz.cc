// Any bytes as the small files of an index folder: CURRENT, RETRACTED, HISTORY.

#include <unistd.h>

#include "indexer/generation/layout.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/history.h"
#include "indexer/schema/resource_name.h"
#include "tests/fuzz/fuzz_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using kok::fuzz::Require;
  namespace generation = kok::generation;
  const std::string_view text = kok::fuzz::AsText(bytes, size);
  const std::string& folder = kok::fuzz::ScratchFolder();

  kok::fuzz::WriteScratch(generation::kCurrentFile, text);
  const auto current = generation::ReadCurrent(folder);
  if (current.ok()) {
    Require(generation::IsGenerationId(*current), "CURRENT leads to an id only");
    Require(!generation::VerifyGeneration(folder, *current).ok(), "there is no such generation");
  }

  // Each input finds a folder in which nothing was ever withdrawn.
  unlink(generation::JoinPath(folder, generation::kRetractedRequiredFile).c_str());
  kok::fuzz::WriteScratch(generation::kRetractedFile, text);
  const auto retracted = generation::ReadRetractions(folder);
  if (retracted.ok()) {
    Require(generation::WriteRetractions(folder, *retracted).ok(), "the list can be written");
    const auto again = generation::ReadRetractions(folder);
    Require(again.ok() && *again == *retracted, "the list is the same when it is read again");
  }

  kok::fuzz::WriteScratch(generation::kHistoryFile, text);
  const auto history = kok::publish::ReadHistory(folder);
  Require(history.ok(), "any history can be read");
  for (const std::string& id : *history) {
    if (id == kok::publish::kUnreadableEntry) continue;
    Require(generation::IsGenerationId(id), "a history holds ids, and what is known to be none");
    generation::BuildTimeOf(id);
  }
  return 0;
}
