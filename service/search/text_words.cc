#include "service/search/text_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "indexer/analysis/gender_forms.h"

namespace kok::search_core {
namespace {

// ASCII letters in lower case and digits; 0: no part of a word.
constexpr std::array<char, 128> LowerTable() {
  std::array<char, 128> table{};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<size_t>(c)] = c;
    table[static_cast<size_t>(c - 'a' + 'A')] = c;
  }
  return table;
}
constexpr std::array<char, 128> kLower = LowerTable();

// U+00C0 to U+00FF without their marks, by the second byte; '?' has no base letter, '-' is none.
constexpr std::string_view kLatin1 =
    "aaaaaa?ceeeeiiii?nooooo-?uuuuy?s"
    "aaaaaa?ceeeeiiii?nooooo-?uuuuy?y";
static_assert(kLatin1.size() == 64);
constexpr unsigned char kLatin1Lead = 0xC3;
constexpr unsigned char kSharpS = 0x9F;

// Of Ä, Ö, Ü, ä, ö, ü the second byte.
bool IsUmlaut(unsigned char second) {
  return second == 0x84 || second == 0x96 || second == 0x9C || second == 0xA4 || second == 0xB6 ||
         second == 0xBC;
}

bool IsWordCharacter(UChar32 c) {
  constexpr uint32_t kWord = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  return c >= 0 && (U_MASK(u_charType(c)) & kWord) != 0;
}

// As analysis::FoldUmlauts has it, `ae`, `oe`, `ue` lose their e, `ue` not behind a, e or q.
bool IsDroppedE(char letter, char last, char before_last) {
  if (letter != 'e') return false;
  return last == 'a' || last == 'o' ||
         (last == 'u' && before_last != 'a' && before_last != 'e' && before_last != 'q');
}

bool IsAsciiLetter(unsigned char c) { return c < 0x80 && kLower[c] >= 'a'; }

}  // namespace

bool TextWords::Next() {
  // Plain pointers: checked access would cost as much as the rest.
  const char* const data = text_.data();
  const size_t size = text_.size();
  size_t at = end_;
  while (at < size) {
    const auto c = static_cast<unsigned char>(data[at]);
    if (c < 0x80) {
      if (kLower[c] != 0) break;
      ++at;
      continue;
    }
    UChar32 code_point = 0;
    size_t next = at;
    U8_NEXT(reinterpret_cast<const uint8_t*>(data), next, size, code_point);
    if (IsWordCharacter(code_point)) break;
    at = next;
  }
  if (at >= size) {
    end_ = size;
    return false;
  }
  begin_ = end_ = at;
  ReadWord();
  return true;
}

void TextWords::ReadWord() {
  is_plain_ = true;
  in_brackets_ = false;
  fold_size_ = spelt_size_ = word_bytes_ = 0;
  last_ = before_last_ = ' ';
  size_t word_end = end_;
  while (end_ < text_.size()) {
    const size_t before = end_;
    ReadAscii();
    if (end_ > before) word_end = end_;
    if (end_ == text_.size()) break;
    if (ReadLetter()) {
      word_end = end_;
    } else if (!ReadMarker()) {
      break;
    }
  }
  // As analysis has it: what belongs to no letter behind it is no part of the word.
  end_ = word_end;
  JoinAbbreviation();
}

// Nearly all letters, so all that changes is at hand in registers.
void TextWords::ReadAscii() {
  const char* const data = text_.data();
  const size_t size = text_.size();
  char* const fold = fold_.data();
  char* const spelt = spelt_.data();
  size_t at = end_;
  size_t kept = fold_size_;
  size_t spelt_size = spelt_size_;
  size_t bytes = word_bytes_;
  char last = last_;
  char before_last = before_last_;
  for (; at < size; ++at) {
    const auto c = static_cast<unsigned char>(data[at]);
    if (c >= 0x80) break;
    const char letter = kLower.data()[c];
    if (letter == 0) break;
    if (++bytes > kMostBytes) continue;
    spelt[spelt_size++] = letter;
    fold[kept] = letter;
    kept += IsDroppedE(letter, last, before_last) ? 0 : 1;
    before_last = last;
    last = letter;
  }
  end_ = at;
  fold_size_ = kept;
  spelt_size_ = spelt_size;
  word_bytes_ = bytes;
  last_ = last;
  before_last_ = before_last;
}

// A letter that takes so many bytes in the text, unless the word is full.
void TextWords::Add(char letter, size_t bytes) {
  word_bytes_ += bytes;
  if (word_bytes_ > kMostBytes) return;
  const bool is_dropped = IsDroppedE(letter, last_, before_last_);
  before_last_ = last_;
  last_ = letter;
  if (!is_dropped) fold_[fold_size_++] = letter;
  spelt_[spelt_size_++] = letter;
}

// Behind the vowel of an umlaut: in the spelt-out form it is two letters, as in the text two bytes.
void TextWords::SpellOutUmlaut() {
  if (word_bytes_ <= kMostBytes) spelt_[spelt_size_++] = 'e';
}

// A letter beyond ASCII.
bool TextWords::ReadLetter() {
  const auto c = static_cast<unsigned char>(text_[end_]);
  if (c < 0x80) return false;
  if (c == kLatin1Lead && end_ + 1 < text_.size()) {
    const auto second = static_cast<unsigned char>(text_[end_ + 1]);
    const char base = second >= 0x80 && second < 0xC0 ? kLatin1[second - 0x80] : '-';
    if (base != '-' && base != '?') {
      Add(base, 2);
      if (second == kSharpS) Add('s', 0);
      if (IsUmlaut(second)) SpellOutUmlaut();
      end_ += 2;
      return true;
    }
  }
  UChar32 code_point = 0;
  size_t next = end_;
  U8_NEXT(reinterpret_cast<const uint8_t*>(text_.data()), next, text_.size(), code_point);
  if (!IsWordCharacter(code_point)) return false;
  is_plain_ = false;
  end_ = next;
  return true;
}

bool TextWords::ReadMarker() {
  const auto c = static_cast<unsigned char>(text_[end_]);
  if (in_brackets_ && c == ')') {
    in_brackets_ = false;
    ++end_;
    return true;
  }
  // Nearly always a blank, a comma or a dot.
  if (c < 0x80 && c != '/' && c != '*' && c != ':' && c != '_' && c != '(') return false;
  if (c >= 0x80) {
    UChar32 code_point = 0;
    size_t next = end_;
    U8_NEXT(reinterpret_cast<const uint8_t*>(text_.data()), next, text_.size(), code_point);
    if (code_point >= 0 && u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      end_ = next;
      return true;
    }
  }
  const size_t marker = analysis::GenderMarkerLength(text_, end_);
  in_brackets_ = marker > 0 && c == '(';
  if (marker == 0) return false;
  is_plain_ = false;
  end_ += marker;
  return true;
}

// `z.B.`, `e.V.`: single letters with nothing but a dot between them.
void TextWords::JoinAbbreviation() {
  const auto byte = [&](size_t at) {
    return at < text_.size() ? static_cast<unsigned char>(text_[at])
                             : static_cast<unsigned char>(' ');
  };
  if (end_ - begin_ != 1 || !IsAsciiLetter(byte(begin_))) return;
  while (byte(end_) == '.' && IsAsciiLetter(byte(end_ + 1)) && byte(end_ + 2) < 0x80 &&
         kLower[byte(end_ + 2)] == 0) {
    Add(kLower[byte(end_ + 1)], 1);
    end_ += 2;
  }
  // Of the legal form alone, also with a blank.
  const bool legal_form = (byte(end_ - 1) == 'e' || byte(end_ - 1) == 'E') && end_ - begin_ == 1 &&
                          byte(end_) == '.' && byte(end_ + 1) == ' ' &&
                          (byte(end_ + 2) == 'V' || byte(end_ + 2) == 'v') &&
                          byte(end_ + 3) < 0x80 && kLower[byte(end_ + 3)] == 0;
  if (legal_form) {
    Add('v', 1);
    end_ += 3;
  }
}

}  // namespace kok::search_core
