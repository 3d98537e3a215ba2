// Reads the words of a long text as analysis reads them, without a string for each of them.

#ifndef KOK_SERVICE_SEARCH_TEXT_WORDS_H_
#define KOK_SERVICE_SEARCH_TEXT_WORDS_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace kok::search_core {

// The words of one text in reading order: those of analysis::SplitWords, each with its folded form
// where that needs no more than a table. Some 2 ns a byte for German. Any bytes are accepted.
// Not safe from several threads at once.
class TextWords {
 public:
  // `text` must outlive the object.
  explicit TextWords(std::string_view text) : text_(text) {}

  // Goes on to the next word; false where there is none. Words begin at or after `from`.
  bool Next();

  // Of the word: its range in the text, [begin, end).
  size_t begin() const { return begin_; }
  size_t end() const { return end_; }
  std::string_view written() const { return text_.substr(begin_, end_ - begin_); }

  // Whether it is made of Latin letters and digits alone, as nearly all are. Only then fold() is
  // the folded form of analysis::Token, cut at 100 bytes.
  bool is_plain() const { return is_plain_; }
  std::string_view fold() const { return {fold_.data(), fold_size_}; }
  // Only then, too, the spelt-out form of it.
  std::string_view spelt_out() const { return {spelt_.data(), spelt_size_}; }

 private:
  void ReadWord();
  void ReadAscii();
  bool ReadLetter();  // false: what stands at end_ is no part of the word
  bool ReadMarker();  // the same for gender markers
  void JoinAbbreviation();
  void Add(char letter, size_t bytes);
  void SpellOutUmlaut();

  const std::string_view text_;
  size_t begin_ = 0;
  size_t end_ = 0;
  bool is_plain_ = true;
  bool in_brackets_ = false;  // of `Migrant(inn)en`
  // As analysis does, a word is cut before it is folded.
  static constexpr size_t kMostBytes = 100;
  size_t word_bytes_ = 0;
  size_t fold_size_ = 0;
  char last_ = ' ';  // letters added, dropped or not
  char before_last_ = ' ';
  std::array<char, 2 * kMostBytes> fold_;
  size_t spelt_size_ = 0;
  std::array<char, 2 * kMostBytes> spelt_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_TEXT_WORDS_H_
