#include "indexer/publish/protected_needles.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/text_normalizer.h"

namespace kok::publish {
namespace {

constexpr size_t kShortest = 6;       // letters and digits of a value that is found anywhere
constexpr size_t kIndexedBytes = 6;   // first bytes by which needles are found
constexpr size_t kPointDecimals = 3;  // about 100 metres

std::string WithoutSpaces(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); });
}

bool HasLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalpha(c) || c >= 0x80; });
}

// `52.5200` as `52520`; empty where it is no number with enough decimals.
std::string CoordinateDigits(absl::string_view coordinate) {
  coordinate = absl::StripAsciiWhitespace(coordinate);
  const size_t dot = coordinate.find('.');
  if (dot == absl::string_view::npos || coordinate.size() - dot - 1 < kPointDecimals) return "";
  std::string digits;
  for (const char c : coordinate.substr(0, dot + 1 + kPointDecimals)) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) digits.push_back(c);
  }
  return digits;
}

}  // namespace

std::string FoldForScan(std::string_view text) {
  const std::string lower = analysis::FoldUmlauts(analysis::LowerNfkc(text));
  std::string folded;
  for (const char c : lower) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || absl::ascii_isalnum(byte)) {
      folded.push_back(c);
    } else if (!folded.empty() && folded.back() != ' ') {
      folded.push_back(' ');
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return absl::StrReplaceAll(folded, {{"strasse", "str"}});
}

ProtectedNeedles::ProtectedNeedles(const std::vector<ProtectedText>& values)
    : count_(values.size()) {
  using Kind = ProtectedText::Kind;
  for (size_t i = 0; i < values.size(); ++i) {
    const std::string& text = values[i].text;
    if (text.size() >= kIndexedBytes) {
      const std::string lower = absl::AsciiStrToLower(text);
      bytes_[lower.substr(0, kIndexedBytes)].push_back({lower, i});
    }
    switch (values[i].kind) {
      case Kind::kPhone:
        AddPhone(text, i);
        break;
      case Kind::kPerson:
        AddPerson(text, i);
        break;
      case Kind::kAddress:
        AddAddress(text, i);
        break;
      case Kind::kPoint:
        if (!AddPoint(text, i)) AddText(text, i);
        break;
      default:
        AddText(text, i);
    }
  }
}

void ProtectedNeedles::AddText(std::string_view text, size_t value) {
  const std::string words = FoldForScan(text);
  std::string joined = WithoutSpaces(words);
  if (joined.size() >= kShortest) {
    const std::string begin = joined.substr(0, kIndexedBytes);
    long_[begin].push_back({std::move(joined), value});
  } else if (!words.empty()) {
    words_.push_back({absl::StrCat(" ", words, " "), value});
  }
}

void ProtectedNeedles::AddPhone(std::string_view text, size_t value) {
  std::string digits;
  for (const char c : text) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) digits.push_back(c);
  }
  std::string_view core = digits;
  if (!text.empty() && text.front() == '+' && core.size() > 2) {
    core.remove_prefix(2);
  } else if (core.substr(0, 2) == "00" && core.size() > 4) {
    core.remove_prefix(4);
  }
  while (!core.empty() && core.front() == '0') core.remove_prefix(1);
  AddText(core, value);
}

void ProtectedNeedles::AddPerson(std::string_view text, size_t value) {
  AddText(text, value);
  std::vector<std::string> names = absl::StrSplit(FoldForScan(text), ' ');
  if (names.size() < 2) return;
  std::rotate(names.begin(), names.end() - 1, names.end());
  AddText(absl::StrJoin(names, " "), value);
}

void ProtectedNeedles::AddAddress(std::string_view text, size_t value) {
  bool has_street = false;
  const absl::string_view whole(text.data(), text.size());
  for (const absl::string_view part : absl::StrSplit(whole, absl::ByAnyChar(",;\n"))) {
    const std::string folded = FoldForScan(std::string_view(part.data(), part.size()));
    const bool is_postal =
        !folded.empty() && absl::ascii_isdigit(static_cast<unsigned char>(folded.front()));
    if (is_postal || !HasDigit(folded) || !HasLetter(folded)) continue;
    has_street = true;
    AddText(folded, value);
  }
  if (!has_street) AddText(text, value);
}

bool ProtectedNeedles::AddPoint(std::string_view text, size_t value) {
  const std::vector<std::string> parts =
      absl::StrSplit(absl::string_view(text.data(), text.size()), ',');
  if (parts.size() != 2) return false;
  std::string latitude = CoordinateDigits(parts[0]);
  std::string longitude = CoordinateDigits(parts[1]);
  if (latitude.empty() || longitude.empty()) return false;
  pairs_.push_back({std::move(latitude), std::move(longitude), value});
  return true;
}

void ProtectedNeedles::Find(const Index& index, std::string_view text,
                            const std::function<void(size_t)>& found) {
  if (index.empty() || text.size() < kIndexedBytes) return;
  for (size_t i = 0; i + kIndexedBytes <= text.size(); ++i) {
    const auto needles = index.find(absl::string_view(text.data() + i, kIndexedBytes));
    if (needles == index.end()) continue;
    for (const Needle& needle : needles->second) {
      if (text.substr(i, needle.folded.size()) == needle.folded) found(needle.value);
    }
  }
}

void ProtectedNeedles::FindIn(std::string_view text,
                              const std::function<void(size_t)>& found) const {
  std::set<size_t> known;
  const auto once = [&](size_t value) {
    if (known.insert(value).second) found(value);
  };
  const std::string words = absl::StrCat(" ", FoldForScan(text), " ");
  const std::string joined = WithoutSpaces(words);
  Find(long_, joined, once);
  for (const Needle& word : words_) {
    if (words.find(word.folded) != std::string::npos) once(word.value);
  }
  for (const Pair& pair : pairs_) {
    if (joined.find(pair.first) != std::string::npos &&
        joined.find(pair.second) != std::string::npos) {
      once(pair.value);
    }
  }
}

void ProtectedNeedles::FindInBytes(std::string_view bytes,
                                   const std::function<void(size_t)>& found) const {
  std::set<size_t> known;
  const auto once = [&](size_t value) {
    if (known.insert(value).second) found(value);
  };
  Find(bytes_, absl::AsciiStrToLower(absl::string_view(bytes.data(), bytes.size())), once);
}

}  // namespace kok::publish
