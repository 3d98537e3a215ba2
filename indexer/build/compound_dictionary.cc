#include "indexer/build/compound_dictionary.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/compound_splitter.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/generation/files.h"
#include "indexer/generation/layout.h"

namespace kok::build {
namespace {

constexpr int64_t kMaxDictionaryBytes = 32 << 20;
constexpr size_t kMaxPartBytes = 28;  // longer entries are compounds themselves

// Folded words, and whether one of their spellings is a noun.
using NounByWord = std::map<std::string, bool>;

bool IsAsciiWord(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Nouns are written with a capital, and abbreviations with more than one.
bool IsNoun(std::string_view written, std::string_view lower) {
  const std::string_view rest = written.substr(1);
  const bool one_capital =
      std::none_of(rest.begin(), rest.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  // A capital umlaut differs from its small one in the second byte only.
  return one_capital && written.substr(0, 2) != lower.substr(0, 2);
}

void Add(std::string_view written, NounByWord& words) {
  const std::string lower = analysis::LowerNfkc(written);
  const std::string folded = analysis::FoldUmlauts(lower);
  if (folded.size() < analysis::CompoundSplitter::kMinPartBytes || folded.size() > kMaxPartBytes ||
      !IsAsciiWord(folded) || folded == "innen") {  // innen: the ending of a gender form
    return;
  }
  bool& noun = words[folded];
  noun = noun || IsNoun(written, lower);
}

absl::Status ReadLines(const std::string& folder, const char* name, const char* package,
                       NounByWord& words) {
  const std::string path = generation::JoinPath(folder, name);
  const absl::StatusOr<std::string> text = generation::ReadWholeFile(path, kMaxDictionaryBytes);
  if (!text.ok()) {
    return absl::Status(
        text.status().code(),
        absl::StrCat(text.status().message(), "; the Debian package ", package, " holds it"));
  }
  for (const absl::string_view line : absl::StrSplit(*text, '\n')) {
    // Comments begin with a tab; behind the slash stand flags.
    if (line.empty() || line.front() == '\t' || line.front() == '#') continue;
    const absl::string_view word = line.substr(0, line.find_first_of("/\t "));
    if (!word.empty()) Add({word.data(), word.size()}, words);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> ReadCompoundWords(const std::string& folder) {
  NounByWord words;
  absl::Status read = ReadLines(folder, "hunspell/de_DE.dic", "hunspell-de-de", words);
  if (read.ok()) read = ReadLines(folder, "dict/ngerman", "wngerman", words);
  if (!read.ok()) return read;
  std::string text;
  for (const auto& [word, noun] : words) absl::StrAppend(&text, word, noun ? "\tn\n" : "\n");
  return text;
}

}  // namespace kok::build
