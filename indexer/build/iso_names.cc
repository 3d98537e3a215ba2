#include "indexer/build/iso_names.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "indexer/build/message_catalogue.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"

namespace kok::build {
namespace {

namespace fs = std::filesystem;
using generation::JoinPath;
using google::protobuf::Value;

constexpr int64_t kMaxFileBytes = 16 << 20;
constexpr int kMinLetters = 4;

// One of the two lists of iso-codes.
struct List {
  const char* domain;  // of its files
  const char* key;     // of its entries
  const char* code;    // of an entry's code
  bool is_english;     // whether its own names are: those of parts are local ones
};
constexpr List kCountries = {"iso_3166-1", "3166-1", "alpha_2", true};
constexpr List kParts = {"iso_3166-2", "3166-2", "code", false};

// Language and name.
using Names = std::set<std::pair<std::string, std::string>>;
// Code to the names that stand in the list itself, which the catalogues translate.
using Originals = std::map<std::string, std::vector<std::string>>;

absl::Status NamePackage(const absl::Status& status) {
  return absl::Status(status.code(),
                      absl::StrCat(status.message(), "; the Debian package iso-codes holds it"));
}

std::string TextOf(const Value& entry, const std::string& key) {
  const auto& fields = entry.struct_value().fields();
  const auto found = fields.find(key);
  return found == fields.end() ? "" : found->second.string_value();
}

absl::StatusOr<Originals> ReadList(const std::string& folder, const List& list,
                                   const std::set<std::string>& codes) {
  const std::string path = JoinPath(folder, absl::StrCat("iso-codes/json/", list.domain, ".json"));
  const absl::StatusOr<std::string> json = generation::ReadWholeFile(path, kMaxFileBytes);
  if (!json.ok()) return NamePackage(json.status());
  google::protobuf::Struct root;
  const bool read = google::protobuf::util::JsonStringToMessage(*json, &root).ok();
  const auto entries = root.fields().find(list.key);
  if (!read || entries == root.fields().end()) {
    return NamePackage(absl::InvalidArgumentError(
        absl::StrCat(path, ": expected JSON with a list `", list.key, "`")));
  }
  Originals originals;
  for (const Value& entry : entries->second.list_value().values()) {
    const std::string code = TextOf(entry, list.code);
    if (codes.count(code) == 0) continue;
    for (const char* key : {"name", "common_name", "official_name"}) {
      std::string name = TextOf(entry, key);
      if (!name.empty()) originals[code].push_back(std::move(name));
    }
  }
  return originals;
}

// `sr@latin` is sr-Latn, `pt_BR` pt-BR.
std::string LanguageOf(const std::string& locale) {
  const size_t at = locale.find('@');
  const std::string script = absl::EndsWith(locale, "@latin") ? "-Latn" : "";
  return absl::StrReplaceAll(locale.substr(0, at), {{"_", "-"}}) + script;
}

// Whether a name can be one of a line, and is long enough. False for what is not UTF-8.
bool IsUsable(std::string_view name) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(name.data());
  const auto length = static_cast<int64_t>(name.size());
  int letters = 0;
  for (int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c < 0 || u_iscntrl(c)) return false;
    if (u_isalpha(c)) ++letters;
  }
  return letters >= kMinLetters;
}

void Translate(const MessageCatalogue& catalogue, const std::string& language,
               const Originals& originals, std::map<std::string, Names>& names) {
  for (const auto& [code, texts] : originals) {
    for (const std::string& text : texts) {
      const std::string_view name = catalogue.Find(text);
      if (IsUsable(name)) names[code].emplace(language, name);
    }
  }
}

absl::StatusOr<std::vector<std::string>> Locales(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> locales;
  fs::directory_iterator entry(folder, error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code unreadable;  // beside the locales' folders lies a file
    if (!entry->is_directory(unreadable)) continue;
    locales.push_back(entry->path().filename().string());
  }
  if (error) return NamePackage(absl::ErrnoToStatus(error.value(), folder));
  std::sort(locales.begin(), locales.end());
  return locales;
}

absl::Status ReadCatalogues(const std::string& folder, const List& list, const Originals& originals,
                            std::map<std::string, Names>& names) {
  const std::string locale_folder = JoinPath(folder, "locale");
  const absl::StatusOr<std::vector<std::string>> locales = Locales(locale_folder);
  if (!locales.ok()) return locales.status();
  bool has_any = false;
  for (const std::string& locale : *locales) {
    const std::string path =
        JoinPath(locale_folder, absl::StrCat(locale, "/LC_MESSAGES/", list.domain, ".mo"));
    const absl::StatusOr<std::string> bytes = generation::ReadWholeFile(path, kMaxFileBytes);
    if (absl::IsNotFound(bytes.status())) continue;
    if (!bytes.ok()) return NamePackage(bytes.status());
    const absl::StatusOr<MessageCatalogue> catalogue = MessageCatalogue::Parse(*bytes);
    if (!catalogue.ok()) {
      return NamePackage(
          absl::InvalidArgumentError(absl::StrCat(path, ": ", catalogue.status().message())));
    }
    has_any = true;
    Translate(*catalogue, LanguageOf(locale), originals, names);
  }
  if (has_any) return absl::OkStatus();
  return NamePackage(absl::NotFoundError(
      absl::StrCat("expected at least one ", locale_folder, "/*/LC_MESSAGES/", list.domain,
                   ".mo; images without translations leave them out")));
}

absl::Status ReadNames(const std::string& folder, const List& list,
                       const std::set<std::string>& codes, std::map<std::string, Names>& names) {
  const absl::StatusOr<Originals> originals = ReadList(folder, list, codes);
  if (!originals.ok()) return originals.status();
  for (const auto& [code, texts] : *originals) {
    for (const std::string& text : texts) {
      if (list.is_english && IsUsable(text)) names[code].emplace("en", text);
    }
  }
  return ReadCatalogues(folder, list, *originals, names);
}

}  // namespace

absl::StatusOr<std::string> ReadIsoNames(const std::string& folder,
                                         const std::vector<std::string>& codes) {
  const std::set<std::string> wanted(codes.begin(), codes.end());
  std::map<std::string, Names> names;
  for (const List& list : {kCountries, kParts}) {
    if (absl::Status read = ReadNames(folder, list, wanted, names); !read.ok()) return read;
  }
  std::string text;
  for (const std::string& code : codes) {
    for (const auto& [language, name] : names[code]) {
      absl::StrAppend(&text, code, "\t", language, "\t", name, "\n");
    }
  }
  return text;
}

}  // namespace kok::build
