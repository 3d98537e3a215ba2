#include "indexer/publish/protected_needles.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/publish/cell_parts.h"
#include "indexer/publish/encoded_text.h"
#include "indexer/publish/scan_text.h"

namespace kok::publish {
namespace {

constexpr size_t kShortest = 6;      // letters and digits of a form that is found anywhere
constexpr size_t kIndexedBytes = 6;  // first bytes by which needles are found
constexpr size_t kPointBytes = 100;  // within which both halves of a point begin
constexpr size_t kPointNumbers = 2;  // and after how many numbers the second one comes at most

using Forms = std::vector<NeedleForm>;

// Of the whole value and of the values that are parts of it.
Forms FormsOf(std::string_view text, Forms (*forms_of)(std::string_view),
              std::vector<std::string> (*parts_of)(std::string_view),
              Forms (*forms_of_part)(std::string_view)) {
  Forms forms = forms_of(text);
  for (const std::string& part : parts_of(text)) {
    if (part == text) continue;
    const Forms more = forms_of_part(part);
    forms.insert(forms.end(), more.begin(), more.end());
  }
  return forms;
}

Forms FormsOf(const ProtectedText& value) {
  switch (value.kind) {
    case ProtectedText::Kind::kPhone:
      return FormsOf(value.text, PhoneForms, PhonesIn, PhoneForms);
    case ProtectedText::Kind::kEmail:
      return FormsOf(value.text, EmailForms, EmailsIn, EmailForms);
    case ProtectedText::Kind::kPerson:
      return FormsOf(value.text, PersonForms, PersonsIn, PersonForms);
    case ProtectedText::Kind::kAddress:
      return FormsOf(value.text, AddressForms, StreetsIn, StreetForms);
    default:
      return TextForms(value.text);
  }
}

size_t FirstTwo(const char* text) {
  return static_cast<size_t>(static_cast<unsigned char>(text[0])) << 8 |
         static_cast<unsigned char>(text[1]);
}

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }

// Whether a number goes on from the letter or digit before `at` to the one at it.
bool GoesOn(const ScanText& text, size_t at) {
  return at > 0 && at < text.joined.size() && IsDigit(text.joined[at - 1]) &&
         IsDigit(text.joined[at]) && text.begins[at] == 0;
}

// Where, behind its first `skipped` letters, a form begins, a number of it ends beside another one,
// and it ends: there no number of a text may go on.
std::vector<size_t> EndsOfNumbers(const ScanText& form, size_t skipped) {
  std::vector<size_t> ends = {0};
  for (size_t i = skipped + 1; i < form.joined.size(); ++i) {
    const bool is_between = form.begins[i] != 0 && IsDigit(form.joined[i - 1]);
    if (is_between && IsDigit(form.joined[i])) ends.push_back(i - skipped);
  }
  ends.push_back(form.joined.size() - skipped);
  return ends;
}

// Whether they agree as far as the coarser one is written, rounded or cut off.
bool Agree(const Coordinate& a, const Coordinate& b) {
  return std::abs(a.degrees - b.degrees) < std::max(a.step, b.step);
}

// Where the printable UTF-8 ends that begins at `begin`.
size_t EndOfText(std::string_view bytes, size_t begin) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  const auto length = static_cast<int64_t>(bytes.size());
  auto i = static_cast<int64_t>(begin);
  while (i < length) {
    int64_t next = i;
    UChar32 c = 0;
    U8_NEXT(data, next, length, c);
    const bool is_space = c == '\n' || c == '\r' || c == '\t';
    if (c < 0 || c == 0x7F || (c < 0x20 && !is_space)) break;
    i = next;
  }
  return static_cast<size_t>(i);
}

}  // namespace

// REQUIRES: at least kIndexedBytes.
void ProtectedNeedles::Index::Add(Needle needle) {
  first_two.set(FirstTwo(needle.text.data()));
  by_beginning[needle.text.substr(0, kIndexedBytes)].push_back(std::move(needle));
}

template <typename At>
void ProtectedNeedles::Index::ForEachIn(std::string_view text, const At& at) const {
  if (by_beginning.empty()) return;
  for (size_t i = 0; i + kIndexedBytes <= text.size(); ++i) {
    if (!first_two.test(FirstTwo(text.data() + i))) continue;
    const auto found = by_beginning.find(absl::string_view(text.data() + i, kIndexedBytes));
    if (found == by_beginning.end()) continue;
    for (const Needle& needle : found->second) {
      if (text.substr(i, needle.text.size()) == needle.text) at(needle, i);
    }
  }
}

ProtectedNeedles::ProtectedNeedles(const std::vector<ProtectedText>& values)
    : count_(values.size()) {
  for (size_t i = 0; i < values.size(); ++i) {
    const std::string& text = values[i].text;
    if (SaysNothing(text)) continue;
    if (text.size() >= kIndexedBytes) {
      bytes_.Add({absl::AsciiStrToLower(text), i, {}});
    }
    if (values[i].kind == ProtectedText::Kind::kPoint && AddPoint(text, i)) continue;
    for (const NeedleForm& form : FormsOf(values[i])) Add(form, i);
  }
}

void ProtectedNeedles::Add(const NeedleForm& form, size_t value) {
  // Once more in the form of texts: a form is put together of words.
  const ScanText text = ToScanText(form.words);
  if (text.joined.empty()) return;
  if (!form.as_words && text.joined.size() >= kShortest) {
    // A first `e` may be the second half of an umlaut to whoever does not see where words begin.
    std::string joined = text.joined.substr(text.joined[0] == 'e' ? 1 : 0);
    if (joined.size() >= kIndexedBytes) {
      std::vector<size_t> ends;
      if (form.whole_number) ends = EndsOfNumbers(text, text.joined.size() - joined.size());
      return joined_.Add({std::move(joined), value, std::move(ends)});
    }
  }
  if (text.words.size() < kIndexedBytes) {
    brief_.push_back({text.words, value, {}});
  } else {
    words_.Add({text.words, value, {}});
  }
}

bool ProtectedNeedles::AddPoint(std::string_view text, size_t value) {
  const std::vector<Coordinate> found = FindCoordinates(analysis::LowerNfkc(text));
  if (found.size() != 2 || found[1].at - found[0].at >= kPointBytes) return false;
  points_.push_back({found[0], found[1], value});
  return true;
}

void ProtectedNeedles::FindPoints(std::string_view text, const Found& found) const {
  if (points_.empty()) return;
  const std::vector<Coordinate> coordinates = FindCoordinates(analysis::LowerNfkc(text));
  for (size_t i = 0; i < coordinates.size(); ++i) {
    const size_t end = std::min(coordinates.size(), i + 1 + kPointNumbers);
    for (size_t j = i + 1; j < end && coordinates[j].at - coordinates[i].at < kPointBytes; ++j) {
      const Coordinate& a = coordinates[i];
      const Coordinate& b = coordinates[j];
      for (const Point& point : points_) {
        if ((Agree(a, point.latitude) && Agree(b, point.longitude)) ||
            (Agree(b, point.latitude) && Agree(a, point.longitude))) {
          found(point.value);
        }
      }
    }
  }
}

void ProtectedNeedles::FindWritten(std::string_view text, const Found& found) const {
  FindPoints(text, found);
  const ScanText scanned = ToScanText(text);
  joined_.ForEachIn(scanned.joined, [&](const Needle& needle, size_t at) {
    const bool is_part = std::any_of(needle.ends.begin(), needle.ends.end(),
                                     [&](size_t end) { return GoesOn(scanned, at + end); });
    if (!is_part) found(needle.value);
  });
  words_.ForEachIn(scanned.words, [&](const Needle& needle, size_t) { found(needle.value); });
  for (const Needle& needle : brief_) {
    if (scanned.words.find(needle.text) != std::string::npos) found(needle.value);
  }
}

void ProtectedNeedles::FindIn(std::string_view text, const Found& found) const {
  std::set<size_t> known;
  const auto once = [&](size_t value) {
    if (known.insert(value).second) found(value);
  };
  FindWritten(text, once);
  for (const std::string& decoded : DecodedTexts(text)) FindWritten(decoded, once);
}

void ProtectedNeedles::FindAsWritten(std::string_view bytes, const Found& found) const {
  std::set<size_t> known;
  const std::string lower = absl::AsciiStrToLower(absl::string_view(bytes.data(), bytes.size()));
  bytes_.ForEachIn(lower, [&](const Needle& needle, size_t) {
    if (known.insert(needle.value).second) found(needle.value);
  });
}

void ProtectedNeedles::FindInBytes(std::string_view bytes, const Found& found) const {
  std::set<size_t> known;
  const auto once = [&](size_t value) {
    if (known.insert(value).second) found(value);
  };
  FindAsWritten(bytes, once);
  for (size_t begin = 0; begin < bytes.size();) {
    const size_t end = EndOfText(bytes, begin);
    if (end - begin >= kShortest) FindIn(bytes.substr(begin, end - begin), once);
    begin = std::max(end, begin + 1);
  }
}

}  // namespace kok::publish
