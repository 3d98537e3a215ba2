// Any bytes as a protected value and as a text. The first byte says what kind of value it is, the
// rest of the line is the value, and what follows is the text.

#include <algorithm>
#include <string>

#include "indexer/publish/cell_parts.h"
#include "indexer/publish/encoded_text.h"
#include "indexer/publish/protected_needles.h"
#include "indexer/publish/scan_text.h"
#include "tests/fuzz/fuzz_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using kok::fuzz::Require;
  namespace publish = kok::publish;
  if (size == 0) return 0;
  const std::string_view input = kok::fuzz::AsText(bytes, size);
  const size_t line = std::min(input.find('\n'), input.size());
  const std::string value(input.substr(1, line > 0 ? line - 1 : 0));
  const std::string_view text = input.substr(line);

  const auto kind = static_cast<publish::ProtectedText::Kind>(bytes[0] % 6);
  const publish::ProtectedNeedles needles({{kind, value, "here"}});
  const auto found_in = [&](std::string_view where) {
    int found = 0;
    needles.FindIn(where, [&](size_t index) { found += index == 0 ? 1 : 100; });
    Require(found <= 1, "a value is told once");
    return found == 1;
  };
  found_in(text);
  needles.FindInBytes(input, [](size_t index) { Require(index == 0, "there is one value"); });
  const bool is_value = !publish::SpeltOutWords(value).empty() && !publish::SaysNothing(value);
  if (is_value) Require(found_in(value), "a value is in itself");

  const publish::ScanText scanned = publish::ToScanText(text);
  Require(scanned.joined.size() == scanned.begins.size(), "each letter begins a word or does not");
  Require(publish::DecodedTexts(text).size() <= 6, "a text is decoded a few times at most");
  return 0;
}
