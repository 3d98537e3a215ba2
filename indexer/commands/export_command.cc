#include "indexer/commands/export_command.h"

#include <algorithm>
#include <deque>
#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "indexer/build/confusable_names.h"
#include "indexer/build/general_statements.h"
#include "indexer/build/record_set.h"
#include "indexer/build/reference_data.h"
#include "indexer/generation/files.h"
#include "indexer/generation/record_digest.h"
#include "indexer/generation/retractions.h"
#include "indexer/generation/stored_records.h"
#include "indexer/publish/gates.h"
#include "indexer/region/contact_keys.h"
#include "indexer/region/region_table.h"
#include "indexer/source/csv_writer.h"
#include "indexer/source/jsonl_writer.h"
#include "indexer/takeout/fhir_writer.h"
#include "indexer/takeout/hsds_writer.h"
#include "indexer/takeout/json_object.h"
#include "indexer/takeout/utc_offset.h"

namespace kok {
namespace {

using google::protobuf::Message;
using kok::search::v1::Attribute;
using kok::search::v1::Content;
using kok::search::v1::Organization;
using Attributes = google::protobuf::RepeatedPtrField<Attribute>;

constexpr int64_t kMaxTableBytes = 16 << 20;

// A table of the reference data; empty where it cannot be read.
std::string ReadTable(const std::string& reference_folder, const std::string& path) {
  std::string folder = reference_folder;
  if (folder.empty()) folder = build::ShippedDataFolder().value_or("");
  if (folder.empty()) return "";
  return generation::ReadWholeFile(absl::StrCat(folder, "/", path), kMaxTableBytes).value_or("");
}

schema::Vocabulary ReadVocabulary(const std::string& reference_folder) {
  return schema::Vocabulary(ReadTable(reference_folder, "glossary/vocabulary.tsv"));
}

// None where the tables cannot be read: then nothing is known to be added by a build, and all is
// exported.
build::GeneralStatements ReadStatements(const std::string& reference_folder) {
  return build::GeneralStatements::Parse(
             ReadTable(reference_folder, "glossary/general_statements.tsv"),
             ReadVocabulary(reference_folder))
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
  generation::SetEtag(built);
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

using Organizations = std::map<std::string, Organization>;

// What may be exported: without what is retracted, the organisations as their source has them. Of
// contents, of which there may be more than memory has room for, where they lie.
struct StoredRecords {
  Organizations organizations;
  generation::VerifiedGeneration generation;
  generation::Retractions retracted;
  absl::Time built;
};

// Hands out one content after the other, in the order of names, without their etags.
absl::Status ReadContents(const StoredRecords& records, const std::function<void(Content)>& take) {
  generation::RecordVisitor visitor;
  visitor.content = [&](Content content) {
    if (records.retracted.count(content.name()) > 0) return;
    content.clear_etag();
    take(std::move(content));
  };
  return generation::ReadRecords(records.generation, visitor);
}

// FailedPrecondition where the generation was activated although it may tell a protected value.
absl::Status CheckGate(const generation::VerifiedGeneration& verified, const std::string& id) {
  for (const auto& gate : verified.manifest.gates()) {
    if (gate.name() != publish::kProtectedValuesGate) continue;
    if (!gate.passed() || !gate.override_reason().empty()) {
      return absl::FailedPreconditionError(
          absl::StrCat("generation ", id, " was activated against the gate ", gate.name(),
                       " and may tell a protected value; build a new one"));
    }
    return absl::OkStatus();
  }
  return absl::FailedPreconditionError(
      absl::StrCat("generation ", id, " was never searched for protected values (gate ",
                   std::string(publish::kProtectedValuesGate), "); build a new one"));
}

// Of all organisations, retracted ones too: a build that leaves these out sees their names.
void AsInSource(Organizations& organizations, const build::GeneralStatements& statements) {
  auto confusable = build::FindConfusableNames(organizations);
  for (auto& [name, organization] : organizations) {
    organization = AsInSource(organization, statements, confusable[name]);
  }
}

absl::StatusOr<StoredRecords> ReadStored(const ExportOptions& options) {
  const absl::StatusOr<std::string> id = generation::ReadCurrent(options.index_folder);
  if (!id.ok()) return id.status();
  auto verified = generation::VerifyGeneration(options.index_folder, *id);
  if (!verified.ok()) return verified.status();
  if (absl::Status passed = CheckGate(*verified, *id); !passed.ok()) return passed;
  StoredRecords records;
  std::string unparsed;
  // Where the manifest holds something else, the clocks stay unknown.
  if (!absl::ParseTime(absl::RFC3339_full, verified->manifest.build_time(), &records.built,
                       &unparsed)) {
    records.built = absl::InfinitePast();
  }
  generation::RecordVisitor visitor;
  if (!options.contents || options.both_kinds) {
    visitor.organization = [&](Organization organization) {
      records.organizations.emplace(organization.name(), std::move(organization));
    };
  }
  if (absl::Status read = generation::ReadRecords(*verified, visitor); !read.ok()) return read;
  auto retracted = generation::ReadRetractions(options.index_folder);
  if (!retracted.ok()) return retracted.status();
  AsInSource(records.organizations, ReadStatements(options.reference_folder));
  for (const std::string& name : *retracted) records.organizations.erase(name);
  records.generation = *std::move(verified);
  records.retracted = *std::move(retracted);
  return records;
}

// The names of codes, as far as the reference data can be read.
class NameTables {
 public:
  explicit NameTables(const std::string& reference_folder)
      : vocabulary_(ReadVocabulary(reference_folder)),
        regions_(region::RegionTable::Parse(ReadTable(reference_folder, "regions/regions.tsv"))),
        names_(&vocabulary_, regions_.ok() ? &*regions_ : nullptr) {}
  NameTables(const NameTables&) = delete;
  NameTables& operator=(const NameTables&) = delete;

  const takeout::ShownNames& names() const { return names_; }

 private:
  const schema::Vocabulary vocabulary_;
  const absl::StatusOr<region::RegionTable> regions_;
  const takeout::ShownNames names_;
};

absl::Status CheckRules(const std::string& name, const Message& message,
                        const std::vector<takeout::FieldRule>& rules) {
  const std::vector<std::string> broken = takeout::BrokenRules(message, rules);
  if (broken.empty()) return absl::OkStatus();
  return absl::InternalError(absl::StrCat(name, ": ", broken.front(), "; nothing is exported"));
}

}  // namespace

absl::Status ExportCsv(const ExportOptions& options,
                       const std::function<void(std::string_view)>& write) {
  absl::StatusOr<StoredRecords> records = ReadStored(options);
  if (!records.ok()) return records.status();
  std::vector<const Message*> rows;
  std::deque<Content> contents;
  if (options.contents) {
    const absl::Status read = ReadContents(*records, [&](Content content) {
      rows.push_back(&contents.emplace_back(std::move(content)));
    });
    if (!read.ok()) return read;
  }
  for (auto& [name, organization] : records->organizations) {
    DropNumbersThatFollow(organization);
    rows.push_back(&organization);
  }
  source::WriteCsvTable(
      rows, options.contents ? *Content::descriptor() : *Organization::descriptor(), write);
  return absl::OkStatus();
}

absl::Status ExportJsonLines(const ExportOptions& options,
                             const std::function<void(std::string_view)>& write) {
  const absl::StatusOr<StoredRecords> records = ReadStored(options);
  if (!records.ok()) return records.status();
  for (const auto& [name, organization] : records->organizations) {
    write(source::JsonLine(organization));
  }
  if (!options.contents && !options.both_kinds) return absl::OkStatus();
  return ReadContents(*records, [&](const Content& content) { write(source::JsonLine(content)); });
}

absl::Status ExportHsds(const ExportOptions& options,
                        const std::function<void(std::string_view)>& write) {
  absl::StatusOr<StoredRecords> records = ReadStored(options);
  if (!records.ok()) return records.status();
  const NameTables tables(options.reference_folder);
  std::string_view before = takeout::kHsdsStart;
  if (records->organizations.empty()) write(before);
  for (const auto& [name, organization] : records->organizations) {
    const auto converted =
        takeout::ToHsds(organization, tables.names(),
                        takeout::UtcOffset(organization.seat().country_code(), records->built));
    const absl::Status valid = CheckRules(name, converted, takeout::HsdsRules());
    if (!valid.ok()) return valid;
    write(before);
    write(takeout::JsonObject(converted, takeout::FieldNames::kSnakeCase));
    before = takeout::kHsdsBetween;
  }
  write(takeout::kHsdsEnd);
  return absl::OkStatus();
}

absl::Status ExportFhir(const ExportOptions& options,
                        const std::function<void(std::string_view)>& write) {
  const absl::StatusOr<StoredRecords> records = ReadStored(options);
  if (!records.ok()) return records.status();
  const NameTables tables(options.reference_folder);
  std::string_view before = takeout::kFhirStart;
  for (const auto& [name, organization] : records->organizations) {
    const takeout::FhirEntries converted = takeout::ToFhir(organization, tables.names());
    std::vector<const Message*> entries = {&converted.organization, &converted.service};
    for (const auto& location : converted.locations) entries.push_back(&location);
    for (const Message* entry : entries) {
      const absl::Status valid = CheckRules(name, *entry, takeout::FhirRules());
      if (!valid.ok()) return valid;
      write(before);
      write(takeout::JsonObject(*entry, takeout::FieldNames::kCamelCase));
      before = takeout::kFhirBetween;
    }
  }
  write(records->organizations.empty() ? takeout::kFhirEmpty : takeout::kFhirEnd);
  return absl::OkStatus();
}

}  // namespace kok
