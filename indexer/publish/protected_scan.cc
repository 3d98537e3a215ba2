#include "indexer/publish/protected_scan.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/generation/files.h"
#include "indexer/generation/glass_file.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/stored_records.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/schema/slots.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::publish {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxFindings = 100;
constexpr int kMaxFindingsOfAValue = 2;  // one that stands everywhere does not hide the others
constexpr int64_t kMaxFileBytes = int64_t{1} << 30;  // of a table, which a service reads whole
constexpr size_t kPieceBytes = 16 << 20;             // of a database

// One look at the folder of a generation.
class Scan {
 public:
  Scan(const std::vector<ProtectedText>& values, ReferenceTexts texts)
      : texts_(texts), values_(values), needles_(values), counts_(values.size()) {}

  absl::Status LookAtFiles(const std::string& folder);
  // `read` gives the record of a document, or why there is none.
  template <typename Read>
  absl::Status LookAtDatabase(const std::string& path, Read read);
  void LookAtText(std::string_view text, const std::string& where) {
    needles_.FindIn(text, [&](size_t value) { Report(value, where); });
  }
  std::vector<std::string> Take() { return std::move(findings_); }

 private:
  void Report(size_t value, const std::string& where) {
    if (findings_.size() >= kMaxFindings || counts_[value] >= kMaxFindingsOfAValue) return;
    ++counts_[value];
    // A name that was made of a title or town may hold the very value, and so may that of a file.
    findings_.push_back(absl::StrCat(
        Untold(values_[value].place, "a value of a source file whose name would tell it"),
        " is in ",
        Untold(where, "a record whose name would tell it; look at names made of titles")));
  }
  // `text`, or `instead` where it tells a value.
  std::string Untold(const std::string& text, const char* instead) const {
    bool would_tell = false;
    needles_.FindIn(text, [&](size_t) { would_tell = true; });
    return would_tell ? instead : text;
  }
  void LookAtMessage(const google::protobuf::Message& message, const std::string& where);
  // Piece by piece, since databases may be larger than memory; cut where there is a NUL, since no
  // text that could tell a value holds one.
  absl::Status LookAtBytes(const std::string& path, const std::function<void(size_t)>& found) const;

  const ReferenceTexts texts_;
  const std::vector<ProtectedText>& values_;
  const ProtectedNeedles needles_;
  std::vector<int> counts_;  // findings by value
  std::vector<std::string> findings_;
};

void Scan::LookAtMessage(const google::protobuf::Message& message, const std::string& where) {
  using google::protobuf::FieldDescriptor;
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> set_fields;
  reflection.ListFields(message, &set_fields);
  for (const FieldDescriptor* field : set_fields) {
    const bool repeated = field->is_repeated();
    const int count = repeated ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const std::string path =
          absl::StrCat(where, " ", field->name(), repeated ? absl::StrCat("[", i, "]") : "");
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        LookAtText(repeated ? reflection.GetRepeatedString(message, field, i)
                            : reflection.GetString(message, field),
                   path);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        LookAtMessage(repeated ? reflection.GetRepeatedMessage(message, field, i)
                               : reflection.GetMessage(message, field),
                      path);
      }
    }
  }
}

template <typename Read>
absl::Status Scan::LookAtDatabase(const std::string& path, Read read) {
  absl::StatusOr<generation::UniqueFd> fd = generation::OpenRegularFile(path);
  if (!fd.ok()) return fd.status();
  auto opened = generation::OpenGlassFile(fd->get());
  if (!opened.ok()) return opened.status();
  const std::string file = fs::path(path).filename().string();
  return generation::CatchXapian([&]() -> absl::Status {
    const Xapian::Database& database = **opened;
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
         ++posting) {
      const auto record = read(database, *posting);
      if (!record.ok()) {
        return absl::Status(record.status().code(),
                            absl::StrCat(file, ": ", record.status().message()));
      }
      LookAtMessage(*record, record->name());
      // Without a list of terms a document does not tell which values it has.
      const Xapian::Document document = database.get_document(*posting);
      for (const Xapian::valueno slot : schema::kContentSlots) {
        LookAtText(document.get_value(slot), absl::StrCat("a value of ", record->name()));
      }
    }
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      LookAtText(*term, absl::StrCat("a term of ", file));
    }
    for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
      LookAtText(*word, absl::StrCat("a spelling of ", file));
    }
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
      LookAtText(absl::StrCat(*key, " ", database.get_metadata(*key)),
                 absl::StrCat("metadata of ", file));
    }
    return absl::OkStatus();
  });
}

absl::Status Scan::LookAtBytes(const std::string& path,
                               const std::function<void(size_t)>& found) const {
  const absl::StatusOr<generation::UniqueFd> fd = generation::OpenRegularFile(path);
  if (!fd.ok()) return fd.status();
  std::set<size_t> known;
  const auto once = [&](size_t value) {
    if (known.insert(value).second) found(value);
  };
  std::string piece;
  for (off_t offset = 0;;) {
    const size_t kept = piece.size();
    piece.resize(kept + kPieceBytes);
    const ssize_t count = pread(fd->get(), piece.data() + kept, kPieceBytes, offset);
    piece.resize(kept + static_cast<size_t>(std::max(count, ssize_t{0})));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return absl::ErrnoToStatus(errno, absl::StrCat("cannot read ", path));
    offset += count;
    const size_t end = count == 0 ? piece.size() : piece.rfind('\0') + 1;
    needles_.FindInBytes(std::string_view(piece).substr(0, end), once);
    if (count == 0) return absl::OkStatus();
    piece.erase(0, end);
  }
}

absl::Status Scan::LookAtFiles(const std::string& folder) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error);
       !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (!entry->is_regular_file(error)) continue;
    const std::string path = entry->path().string();
    const std::string name = entry->path().lexically_relative(folder).string();
    const auto in_bytes = [&](size_t value) { Report(value, absl::StrCat("the bytes of ", name)); };
    // What is compressed was looked at as the records that it holds.
    if (name == generation::kContentTexts) continue;
    const bool is_reference =
        absl::StartsWith(name, absl::StrCat(generation::kAnalysisFolder, "/"));
    if (is_reference && texts_ == ReferenceTexts::kShipped) continue;
    if (name == generation::kCompoundWordsFile) continue;  // the machine's, never an operator's
    if (absl::EndsWith(name, ".glass")) {
      if (absl::Status looked = LookAtBytes(path, in_bytes); !looked.ok()) return looked;
      continue;
    }
    const absl::StatusOr<std::string> bytes = generation::ReadWholeFile(path, kMaxFileBytes);
    if (!bytes.ok()) return bytes.status();
    needles_.FindAsWritten(*bytes, in_bytes);
    int line_number = 0;
    for (const absl::string_view line : absl::StrSplit(*bytes, '\n')) {
      LookAtText(std::string_view(line.data(), line.size()),
                 absl::StrCat(name, ":", ++line_number));
    }
  }
  if (error) return absl::UnavailableError(absl::StrCat("cannot list ", folder));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ScanForProtectedValues(
    const std::string& folder, const std::vector<ProtectedText>& values, std::string_view manifest,
    ReferenceTexts texts) {
  Scan scan(values, texts);
  if (values.empty()) return scan.Take();
  scan.LookAtText(manifest, generation::kManifestFile);
  absl::Status looked =
      scan.LookAtDatabase(generation::JoinPath(folder, generation::kOrganizationsDatabase),
                          generation::ReadOrganization);
  absl::StatusOr<generation::UniqueFd> fd =
      generation::OpenRegularFile(generation::JoinPath(folder, generation::kContentTexts));
  if (!fd.ok()) return fd.status();
  const auto bodies = generation::TextStore::Open(*std::move(fd));
  if (!bodies.ok()) return bodies.status();
  if (looked.ok()) {
    looked = scan.LookAtDatabase(generation::JoinPath(folder, generation::kContentDatabase),
                                 [&](const Xapian::Database& content, Xapian::docid document) {
                                   return generation::ReadContent(content, *bodies, document);
                                 });
  }
  if (looked.ok()) looked = scan.LookAtFiles(folder);
  if (!looked.ok()) return looked;
  return scan.Take();
}

}  // namespace kok::publish
