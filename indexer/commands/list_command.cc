// list: every generation on disk and what becomes of it.

#include <google/protobuf/struct.pb.h>

#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/history_warning.h"
#include "indexer/commands/run_report.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/io_error.h"
#include "indexer/publish/pins.h"
#include "indexer/publish/rollback.h"
#include "indexer/publish/trash.h"
#include "indexer/schema/json_report.h"
#include "indexer/schema/schema_version.h"

namespace kok {
namespace {

using google::protobuf::Struct;

constexpr int64_t kMaxManifestBytes = 64 << 20;

struct Listed {
  std::string id;
  bool active;
  bool rollback_target;
  bool pinned;
  bool held;  // newer than the active one: kept back, or gone back from
  generation::Manifest manifest;
  std::string problem;  // why it cannot be served, as far as its manifest tells; empty otherwise
  std::uintmax_t bytes;
};

std::vector<Listed> ListAll(const std::string& index, const std::string& active,
                            const publish::Pins& pins) {
  const auto target = publish::FindRollbackTarget(index);
  std::vector<Listed> all;
  for (const std::string& id : generation::ListGenerations(index)) {
    const std::string folder = generation::JoinPath(index, id);
    Listed listed{
        id, id == active, target.ok() && target->id == id, pins.count(id) > 0, id > active,
        {}, "",           publish::BytesBelow(folder)};
    const auto json = generation::ReadWholeFile(
        generation::JoinPath(folder, generation::kManifestFile), kMaxManifestBytes);
    const auto manifest = json.ok() ? generation::ManifestFromJson(*json) : json.status();
    if (!manifest.ok()) {
      listed.problem = "its manifest cannot be read; `verify` says more";
    } else if (manifest->schema_version() != schema::kSchemaVersion) {
      listed.problem = absl::StrCat("of schema version ", manifest->schema_version(),
                                    ", which no program of this version reads");
    }
    if (manifest.ok()) listed.manifest = *manifest;
    all.push_back(std::move(listed));
  }
  return all;
}

std::string ToLine(const Listed& listed) {
  std::vector<std::string> marks;
  if (listed.active) marks.push_back("active");
  if (listed.rollback_target) marks.push_back("rollback goes here");
  if (listed.pinned) marks.push_back("pinned");
  if (listed.held) marks.push_back("held");
  std::string line = absl::StrCat(listed.id, "  ", absl::StrJoin(marks, ", "));
  if (!listed.problem.empty()) return absl::StrCat(line, "  ", listed.problem, "\n");
  absl::StrAppendFormat(&line, "%s%d organisations, %d texts, built %s, %.1f MB\n",
                        marks.empty() ? "" : "  ", listed.manifest.counts().organizations(),
                        listed.manifest.counts().contents(), listed.manifest.build_time(),
                        static_cast<double>(listed.bytes) / 1e6);
  return line;
}

Struct ToStruct(const Listed& listed) {
  Struct object;
  auto& fields = *object.mutable_fields();
  fields["id"].set_string_value(listed.id);
  fields["active"].set_bool_value(listed.active);
  fields["rollback_target"].set_bool_value(listed.rollback_target);
  fields["pinned"].set_bool_value(listed.pinned);
  fields["held"].set_bool_value(listed.held);
  fields["size_bytes"].set_number_value(static_cast<double>(listed.bytes));
  fields["problem"].set_string_value(listed.problem);
  fields["build_time"].set_string_value(listed.manifest.build_time());
  fields["organizations"].set_number_value(listed.manifest.counts().organizations());
  fields["contents"].set_number_value(listed.manifest.counts().contents());
  return object;
}

std::string ToJson(const std::vector<Listed>& all) {
  Struct object;
  auto& fields = *object.mutable_fields();
  auto& list = *fields["generations"].mutable_list_value();
  fields["active"].set_string_value("");
  fields["rollback_target"].set_string_value("");
  for (const Listed& listed : all) {
    *list.add_values()->mutable_struct_value() = ToStruct(listed);
    if (listed.active) fields["active"].set_string_value(listed.id);
    if (listed.rollback_target) fields["rollback_target"].set_string_value(listed.id);
  }
  return schema::JsonReport(object);
}

}  // namespace

int ListCommand(const std::string& index, const Operands& operands) {
  if (!operands.empty()) return Usage("list takes no operand");
  std::error_code error;
  if (!std::filesystem::is_directory(index, error)) {
    return Fail(absl::NotFoundError(absl::StrCat(index, ": no such folder")));
  }
  const auto pins = publish::ReadPins(index);
  if (!pins.ok()) return Fail(publish::AsIoError(pins.status()));
  const auto all = ListAll(index, generation::ReadCurrent(index).value_or(""), *pins);
  std::string text;
  for (const Listed& listed : all) absl::StrAppend(&text, ToLine(listed));
  RunReport::Current().Show(text, ToJson(all));
  if (const absl::Status told = WarnOfDamagedHistory(index); !told.ok()) return Fail(told);
  const absl::Status withdrawn = generation::ReadRetractions(index).status();
  return withdrawn.ok() ? kOk : Fail(publish::AsIoError(withdrawn));
}

}  // namespace kok
