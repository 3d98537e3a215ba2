#include "indexer/commands/export_command.h"

#include <algorithm>
#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/build/confusable_names.h"
#include "indexer/build/general_statements.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"
#include "indexer/generation/files.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/stored_records.h"
#include "indexer/publish/gates.h"
#include "indexer/region/contact_keys.h"
#include "indexer/source/csv_writer.h"

namespace kok {
namespace {

using google::protobuf::Message;
using kok::search::v1::Attribute;
using kok::search::v1::Content;
using kok::search::v1::Organization;
using Attributes = google::protobuf::RepeatedPtrField<Attribute>;

constexpr int64_t kMaxTableBytes = 16 << 20;

// None where the tables cannot be read: then nothing is known to be added by a build, and all is
// exported.
build::GeneralStatements ReadStatements(const std::string& reference_folder) {
  std::string folder = reference_folder;
  if (folder.empty()) {
    const absl::StatusOr<std::string> shipped = build::ShippedDataFolder();
    if (!shipped.ok()) return {};
    folder = *shipped;
  }
  const auto vocabulary =
      generation::ReadWholeFile(folder + "/glossary/vocabulary.tsv", kMaxTableBytes);
  const auto table =
      generation::ReadWholeFile(folder + "/glossary/general_statements.tsv", kMaxTableBytes);
  if (!vocabulary.ok() || !table.ok()) return {};
  return build::GeneralStatements::Parse(*table, schema::Vocabulary(*vocabulary))
      .value_or(build::GeneralStatements());
}

void DropStatementsAtEnd(Attributes& attributes) {
  while (!attributes.empty()) {
    const Attribute& last = attributes[attributes.size() - 1];
    if (last.fact().kind() != kok::search::v1::FACT_KIND_GENERAL_STATEMENT ||
        last.state() != kok::search::v1::ATTRIBUTE_STATE_UNKNOWN) {
      return;
    }
    attributes.RemoveLast();
  }
}

bool Holds(const google::protobuf::RepeatedPtrField<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The organisation as its source has it, so that a build makes the stored one of it; the stored one
// itself where that cannot be told.
Organization AsInSource(const Organization& stored, const build::GeneralStatements& statements,
                        const std::vector<std::string>& confusable) {
  Organization source = stored;
  source.clear_etag();
  DropStatementsAtEnd(*source.mutable_services());
  DropStatementsAtEnd(*source.mutable_target_groups());
  DropStatementsAtEnd(*source.mutable_exploitation_forms());
  auto& names = *source.mutable_confusable_with();
  while (!names.empty() && std::find(confusable.begin(), confusable.end(),
                                     names[names.size() - 1]) != confusable.end()) {
    names.RemoveLast();
  }
  Organization built = source;
  statements.AddTo(built);
  for (const std::string& name : confusable) {
    if (built.confusable_with_size() == build::kMaxConfusable) break;
    if (!Holds(built.confusable_with(), name)) built.add_confusable_with(name);
  }
  build::SetEtag(built);
  return built.etag() == stored.etag() ? source : stored;
}

// Whether a build reads this very number from its print.
bool IsReadFromPrint(const kok::search::v1::Phone& phone, const std::string& country) {
  const std::string short_number = region::ReadShortNumber(phone.display());
  if (!short_number.empty()) return short_number == phone.number();
  const auto read = region::ReadPrintedPhone(phone.display(), country);
  return read.ok() && read->size() == 1 && read->front().e164 == phone.number();
}

// Takes out the numbers that follow from their print: whoever corrects one then has one cell to
// correct, not two that must agree.
void DropNumbersThatFollow(Organization& organization) {
  const std::string& country = organization.seat().country_code();
  for (auto& phone : *organization.mutable_phones()) {
    if (IsReadFromPrint(phone, country)) phone.clear_number();
  }
  if (organization.has_fax() && IsReadFromPrint(organization.fax(), country)) {
    organization.mutable_fax()->clear_number();
  }
}

struct StoredRecords {
  std::map<std::string, Organization> organizations;
  std::map<std::string, Content> contents;
};

absl::StatusOr<StoredRecords> ReadKind(const ExportOptions& options) {
  const absl::StatusOr<std::string> id = generation::ReadCurrent(options.index_folder);
  if (!id.ok()) return id.status();
  const auto verified = generation::VerifyGeneration(options.index_folder, *id);
  if (!verified.ok()) return verified.status();
  for (const auto& gate : verified->manifest.gates()) {
    if (gate.name() != publish::kProtectedValuesGate) continue;
    if (!gate.passed() || !gate.override_reason().empty()) {
      return absl::FailedPreconditionError(
          absl::StrCat("generation ", *id, " was activated against the gate ", gate.name(),
                       " and may tell a protected value; build a new one"));
    }
  }
  StoredRecords records;
  generation::RecordVisitor visitor;
  if (options.contents) {
    visitor.content = [&](Content content) {
      records.contents.emplace(content.name(), std::move(content));
    };
  } else {
    visitor.organization = [&](Organization organization) {
      records.organizations.emplace(organization.name(), std::move(organization));
    };
  }
  if (absl::Status read = generation::ReadRecords(*verified, visitor); !read.ok()) return read;
  return records;
}

}  // namespace

absl::Status ExportCsv(const ExportOptions& options,
                       const std::function<void(std::string_view)>& write) {
  absl::StatusOr<StoredRecords> records = ReadKind(options);
  if (!records.ok()) return records.status();
  const auto retracted = generation::ReadRetractions(options.index_folder);
  if (!retracted.ok()) return retracted.status();
  std::vector<const Message*> rows;
  if (options.contents) {
    for (const auto& [name, content] : records->contents) {
      if (retracted->count(name) == 0) rows.push_back(&content);
    }
    source::WriteCsvTable(rows, *Content::descriptor(), write);
    return absl::OkStatus();
  }
  const build::GeneralStatements statements = ReadStatements(options.reference_folder);
  auto confusable = build::FindConfusableNames(records->organizations);
  for (auto& [name, organization] : records->organizations) {
    if (retracted->count(name) == 1) continue;
    organization = AsInSource(organization, statements, confusable[name]);
    DropNumbersThatFollow(organization);
    rows.push_back(&organization);
  }
  source::WriteCsvTable(rows, *Organization::descriptor(), write);
  return absl::OkStatus();
}

}  // namespace kok
