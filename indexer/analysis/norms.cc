#include "indexer/analysis/norms.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/law_names.h"
#include "indexer/analysis/word_forms.h"

namespace kok::analysis {
namespace {

using namespace std::string_view_literals;

// What one citation may hold. More is a list of something else, and reading it again for each sign
// in it would be costly.
constexpr size_t kMostItems = 48;
constexpr int kMostSectionsInRange = 60;
constexpr int kMostLetteredSections = 12;
// Paragraphs of a section have no higher number.
constexpr int kMostParagraphs = 40;

template <size_t n>
bool IsOneOf(std::string_view word, const std::string_view (&words)[n]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

constexpr std::string_view kArticleWords[] = {"art",      "artt",     "arts",    "artikel",
                                              "artikels", "artikeln", "article", "articles"};
constexpr std::string_view kSectionWords[] = {"paragraph", "paragraphen", "paragraphs",
                                              "paragraf",  "paragrafen",  "paragrafs"};
constexpr std::string_view kParagraphWords[] = {"abs", "absatz", "absatzes", "abss"};
constexpr std::string_view kSmallParts[] = {
    "s",       "satz",     "satzes",      "nr",        "nrn",        "nummer",
    "nummern", "lit",      "buchst",      "buchstabe", "buchstaben", "ziff",
    "ziffer",  "alt",      "alternative", "var",       "variante",   "hs",
    "halbs",   "halbsatz", "hsatz",       "uabs",      "unterabs",   "unterabsatz"};
constexpr std::string_view kJoiningWords[] = {"und", "oder", "sowie", "u", "bzw", "and"};
constexpr std::string_view kArticlesBeforeLaw[] = {"des", "der", "dem", "vom", "zum", "zur", "im"};

// The sign at `at`: a section sign or a word for one. 0: none.
size_t SignAt(std::string_view text, size_t at, bool& article) {
  article = false;
  if (text.substr(at, 2) == "§"sv) {
    size_t end = at + 2;
    const size_t next = SkipBlanks(text, end, 1);
    if (text.substr(next, 2) == "§"sv) end = next + 2;
    return end - at;
  }
  const std::string_view letters = LettersAt(text, at, 12);
  if (letters.size() < 3) return 0;
  const std::string word = LowerAscii(letters);
  article = IsOneOf(word, kArticleWords);
  if (!article && !IsOneOf(word, kSectionWords)) return 0;
  size_t end = at + letters.size();
  if (article && end < text.size() && text[end] == '.') ++end;
  return end - at;
}

int Value(std::string_view number) {
  int value = 0;
  for (const char c : number) {
    if (!IsDigit(c)) break;
    value = 10 * value + (c - '0');
  }
  return value;
}

// Reads one citation, item by item.
class Reader {
 public:
  Reader(std::string_view text, size_t at) : text_(text), begin_(at), at_(at) {}

  bool Read(std::vector<Norm>& norms, NormSpan& span) {
    const size_t sign = SignAt(text_, at_, article_);
    has_sign_ = sign > 0;
    at_ += sign;
    if (has_sign_) at_ = SkipBlanks(text_, at_);
    if (!ReadSection()) return false;
    while (items_.size() < kMostItems && (ReadPart() || ReadNext())) {
    }
    if (!ReadLaw(span)) return false;
    span.begin = std::min(begin_, span.law_begin);
    span.end = std::max(at_, span.law_end);
    Emit(norms);
    return true;
  }

 private:
  struct Item {
    std::string section;
    std::string paragraph;
    bool article = false;
    bool to = false;  // ends a range that the item before begins
  };

  std::string_view Letters() const { return LettersAt(text_, at_, 24); }
  bool At(size_t at, char c) const { return at < text_.size() && text_[at] == c; }
  // Whether a word or number can end at `at`.
  bool IsEnd(size_t at) const { return IsWordEnd(text_, at); }

  // A letter that belongs to the number before `at`, glued or behind a blank: `232a`, `232 a`. `f`
  // apart stands for the following ones, a letter with a dot for words.
  size_t LetterOf(size_t at, char& letter) const {
    if (at < text_.size() && text_[at] >= 'a' && text_[at] <= 'z' && IsEnd(at + 1)) {
      if (text_[at] == 'f' && At(at + 1, '.')) return 0;  // `232f.`
      letter = text_[at];
      return 1;
    }
    const size_t next = SkipBlanks(text_, at, 1);
    if (next == at || next >= text_.size() || text_[next] < 'a' || text_[next] > 'z') return 0;
    if (text_[next] == 'f' || text_[next] == 's' || text_[next] == 'u') return 0;
    if (!IsEnd(next + 1) || At(next + 1, '.')) return 0;
    letter = text_[next];
    return next + 1 - at;
  }
  // Number and letter at `at_`; empty where there is none.
  std::string ReadNumber(size_t most_digits) {
    const std::string_view digits = DigitsAt(text_, at_, most_digits);
    if (digits.empty()) return "";
    size_t end = at_ + digits.size();
    std::string number(digits);
    char letter = 0;
    if (const size_t bytes = LetterOf(end, letter)) {
      number.push_back(letter);
      end += bytes;
    } else if (!IsEnd(end) && !IsFollowing(end)) {
      return "";
    }
    at_ = end;
    return number;
  }

  // `f.`, `ff.` at `at`.
  bool IsFollowing(size_t at) const {
    const std::string_view letters = LettersAt(text_, at, 3);
    return (letters == "f" || letters == "ff") && IsEnd(at + letters.size());
  }

  bool ReadSection() {
    const std::string number = ReadNumber(4);
    if (number.empty()) return false;
    items_.push_back({number, "", article_, false});
    last_ = Last::kSection;
    return true;
  }

  // A further part of the last item, or what is read over. Leaves `at_` where there is none.
  bool ReadPart() {
    const size_t start = at_;
    at_ = SkipBlanks(text_, at_);
    if (ReadInBrackets() || ReadNamedPart() || ReadRoman() || ReadOrdinal() || ReadBareNumber()) {
      return true;
    }
    at_ = start;
    return false;
  }

  bool ReadInBrackets() {
    if (!At(at_, '(')) return false;
    const size_t start = at_++;
    const std::string number = ReadNumber(2);
    if (number.empty() || !At(at_, ')')) {
      at_ = start;
      return false;
    }
    ++at_;
    SetParagraph(number);
    return true;
  }

  bool ReadNamedPart() {
    const std::string_view letters = Letters();
    if (letters.empty() || !IsEnd(at_ + letters.size())) {
      // `Abs.4a` ends at its dot; `abs4a` at its digit.
      if (letters.empty() || at_ + letters.size() >= text_.size() ||
          !IsDigit(text_[at_ + letters.size()])) {
        return false;
      }
    }
    const std::string word = LowerAscii(letters);
    const size_t start = at_;
    size_t end = at_ + letters.size();
    if ((word == "f" || word == "ff") && has_sign_) {
      at_ = end + (At(end, '.') ? 1 : 0);
      return true;
    }
    // `a.F.`, `n. F.`
    if ((word == "a" || word == "n") && At(end, '.')) {
      const size_t next = SkipBlanks(text_, end + 1, 1);
      if (!At(next, 'F') || !IsEnd(next + 1)) return false;
      at_ = next + (At(next + 1, '.') ? 2 : 1);
      return true;
    }
    const bool is_paragraph = IsOneOf(word, kParagraphWords);
    if (!is_paragraph && !IsOneOf(word, kSmallParts)) return false;
    if (At(end, '.')) ++end;
    at_ = SkipBlanks(text_, end);
    if (is_paragraph) {
      std::string number = ReadNumber(2);
      if (number.empty()) number = ReadRomanNumber();
      if (number.empty()) {
        at_ = start;
        return false;
      }
      SetParagraph(number);
      return true;
    }
    if (!ReadSmallValue()) {
      at_ = start;
      return false;
    }
    last_ = Last::kSmallPart;
    return true;
  }

  // `2`, `2a`, `a`, `aa`, `IV`.
  bool ReadSmallValue() {
    if (!ReadNumber(3).empty()) return true;
    const std::string_view letters = LettersAt(text_, at_, 5);
    const bool fits = (letters.size() == 1 || (letters.size() == 2 && letters[0] == letters[1]) ||
                       RomanValue(letters) > 0) &&
                      IsEnd(at_ + letters.size());
    if (!fits || letters.empty()) return false;
    at_ += letters.size();
    if (At(at_, ')')) ++at_;
    return true;
  }

  // `IV a`, `IVa` as `4a`; empty and nothing read where there is none.
  std::string ReadRomanNumber() {
    const std::string_view letters = LettersAt(text_, at_, 7);
    for (const size_t extra : {size_t{0}, size_t{1}}) {
      if (letters.size() <= extra) break;
      const std::string_view roman = letters.substr(0, letters.size() - extra);
      const int value = RomanValue(roman);
      if (value == 0 || value > kMostParagraphs || !IsEnd(at_ + letters.size())) continue;
      // One small letter alone is one of the section.
      if (roman.size() == 1 && !IsCapital(roman[0])) continue;
      std::string number = absl::StrCat(value);
      size_t end = at_ + letters.size();
      char letter = 0;
      if (extra == 1) {
        const char last = letters.back();
        if (IsCapital(last)) continue;
        number.push_back(last);
      } else if (const size_t bytes = LetterOf(end, letter)) {
        number.push_back(letter);
        end += bytes;
      }
      at_ = end;
      return number;
    }
    return "";
  }

  bool ReadRoman() {
    const std::string number = ReadRomanNumber();
    if (number.empty()) return false;
    SetParagraph(number);
    return true;
  }

  // `1. Alt.`, `2. Halbsatz`.
  bool ReadOrdinal() {
    const std::string_view digits = DigitsAt(text_, at_, 1);
    if (digits.empty() || !At(at_ + 1, '.')) return false;
    const size_t next = SkipBlanks(text_, at_ + 2);
    const std::string_view letters = LettersAt(text_, next, 12);
    if (!IsOneOf(LowerAscii(letters), kSmallParts)) return false;
    at_ = next + letters.size() + (At(next + letters.size(), '.') ? 1 : 0);
    last_ = Last::kSmallPart;
    return true;
  }

  // `25 4a`, `823 I 1`: a number that nothing names is the paragraph, then the sentence.
  bool ReadBareNumber() {
    if (!has_sign_ || last_ == Last::kSmallPart) return false;
    const size_t start = at_;
    const std::string number = ReadNumber(2);
    if (number.empty()) return false;
    if (At(at_, '.') || At(at_, '/') || At(at_, ',')) {
      // A list goes on with a comma; a dot or slash makes it a date or file number.
      if (!At(at_, ',')) {
        at_ = start;
        return false;
      }
    }
    if (last_ == Last::kSection) {
      SetParagraph(number);
    } else {
      last_ = Last::kSmallPart;
    }
    return true;
  }

  void SetParagraph(const std::string& number) {
    Item& item = items_.back();
    if (item.paragraph.empty()) {
      item.paragraph = number;
    } else {
      items_.push_back({item.section, number, item.article, false});
    }
    last_ = Last::kParagraph;
  }

  // The next item behind a comma, `und`, `bis`, `i.V.m.`. Leaves `at_` where there is none.
  bool ReadNext() {
    if (!has_sign_) return false;
    const size_t start = at_;
    bool to = false;
    if (!ReadJoint(to)) return false;
    at_ = SkipBlanks(text_, at_);
    bool article = false;
    if (const size_t sign = SignAt(text_, at_, article)) {
      at_ = SkipBlanks(text_, at_ + sign);
      article_ = article;
      if (ReadSection()) {
        items_.back().to = to;
        return true;
      }
    } else if (!AtNumber()) {
      if (ReadNamedPart()) return true;
    } else if (ReadListed(to)) {
      return true;
    }
    at_ = start;
    return false;
  }

  bool AtNumber() const { return at_ < text_.size() && IsDigit(text_[at_]); }

  // A number in a list: another part of the same kind where it can be one, else a section.
  bool ReadListed(bool to) {
    if (last_ != Last::kSection && ReadOrdinal()) return true;
    const std::string number = ReadNumber(4);
    if (number.empty()) return false;
    const int value = Value(number);
    const int section = Value(items_.back().section);
    const bool may_be_part = value <= kMostParagraphs && value < section;
    if (last_ == Last::kSmallPart && may_be_part) return true;
    if (last_ == Last::kParagraph && may_be_part && value >= Value(items_.back().paragraph)) {
      const Item& before = items_.back();
      items_.push_back({before.section, number, before.article, to});
      return true;
    }
    // `Art. 4 EMRK, 3 Personen`: read only where a law still follows.
    items_.push_back({number, "", article_, to});
    last_ = Last::kSection;
    return true;
  }

  bool ReadJoint(bool& to) {
    at_ = SkipBlanks(text_, at_);
    if (At(at_, ',') || At(at_, ';')) {
      ++at_;
      const size_t after = at_;
      at_ = SkipBlanks(text_, at_);
      if (!ReadJoiningWord(to)) at_ = after;
      return true;
    }
    if (const size_t dash = DashAt(text_, at_)) {
      at_ += dash;
      to = true;
      return true;
    }
    if (At(at_, '/')) {
      ++at_;
      return true;
    }
    return ReadJoiningWord(to);
  }

  bool ReadJoiningWord(bool& to) {
    const std::string word = LowerAscii(Letters());
    const size_t end = at_ + word.size();
    if (word == "bis") {
      at_ = end;
      to = true;
      return true;
    }
    if (IsOneOf(word, kJoiningWords)) {
      at_ = end + (At(end, '.') ? 1 : 0);
      return true;
    }
    // `i.V.m.`, `iVm`, `i. V. m.`, `in Verbindung mit`.
    constexpr std::string_view kConjunction = "in Verbindung mit";
    if (text_.substr(at_, kConjunction.size()) == kConjunction) {
      at_ += kConjunction.size();
      return true;
    }
    if (word == "ivm") {
      at_ = end + (At(end, '.') ? 1 : 0);
      return true;
    }
    size_t at = at_;
    for (const char letter : {'i', 'v', 'm'}) {
      if (at >= text_.size() || Lower(text_[at]) != letter) return false;
      ++at;
      if (At(at, '.')) at = SkipBlanks(text_, at + 1, letter == 'm' ? 0 : 2);
    }
    at_ = at;
    return true;
  }

  // The law behind the last item, or, where there is none, right before the sign.
  bool ReadLaw(NormSpan& span) {
    size_t at = SkipBlanks(text_, at_);
    if (At(at, ',')) at = SkipBlanks(text_, at + 1);
    const std::string_view article = LettersAt(text_, at, 4);
    if (IsOneOf(LowerAscii(article), kArticlesBeforeLaw)) {
      const size_t next = SkipBlanks(text_, at + article.size());
      if (next > at + article.size()) at = next;
    }
    law_ = ReadLawName(text_, at);
    if (!law_.key.empty() && (has_sign_ || law_.known)) {
      span.law_begin = at;
      span.law_end = law_.end;
      return true;
    }
    return has_sign_ && ReadLawBefore(span);
  }

  // `AufenthG § 25`, `SGB XII, § 23`.
  bool ReadLawBefore(NormSpan& span) {
    size_t end = SkipBlanksBefore(text_, begin_);
    if (end > 0 && text_[end - 1] == ',') end = SkipBlanksBefore(text_, end - 1);
    constexpr size_t kMostWords = 2;  // `SGB XII`
    size_t begin = end;
    for (size_t words = 0; words < kMostWords; ++words) {
      size_t word = begin;
      constexpr size_t kLongest = 40;
      while (word > 0 && begin - word < kLongest &&
             (IsWordByte(text_[word - 1]) || text_[word - 1] == '-') && !IsWordStart(text_, word)) {
        --word;
      }
      if (word == begin) return false;
      const LawName law = ReadLawName(text_, word);
      if (law.known && law.end == end) {
        law_ = law;
        span.law_begin = word;
        span.law_end = end;
        return true;
      }
      begin = SkipBlanksBefore(text_, word, 1);
      if (begin == word) return false;
    }
    return false;
  }

  void Emit(std::vector<Norm>& norms) const {
    for (size_t i = 0; i < items_.size(); ++i) {
      const Item& item = items_[i];
      if (item.to && i > 0) EmitBetween(items_[i - 1], item, norms);
      Add(item.section, item.paragraph, item.article, norms);
    }
  }

  void Add(std::string section, std::string paragraph, bool article,
           std::vector<Norm>& norms) const {
    norms.push_back(
        {law_.key, law_.name, std::move(section), std::move(paragraph), law_.articles || article});
  }

  // What lies between both ends of a range: of sections also those with letters, as far as a law
  // may have them.
  void EmitBetween(const Item& from, const Item& to, std::vector<Norm>& norms) const {
    const bool paragraphs = !to.paragraph.empty() && from.section == to.section;
    const std::string& first = paragraphs ? from.paragraph : from.section;
    const std::string& last = paragraphs ? to.paragraph : to.section;
    const int begin = Value(first);
    const int end = Value(last);
    if (end < begin || end - begin > kMostSectionsInRange) return;
    const auto add = [&](const std::string& number) {
      if (number == first || number == last) return;
      paragraphs ? Add(to.section, number, to.article, norms) : Add(number, "", to.article, norms);
    };
    const bool lettered = end - begin <= kMostLetteredSections;
    for (int value = begin; value <= end; ++value) {
      const std::string number = absl::StrCat(value);
      // `§§ 232a bis 233` begins behind 232.
      if (value > begin || IsDigit(first.back())) add(number);
      if (!lettered) continue;
      char letter = 'a';
      if (value == begin && !IsDigit(first.back())) letter = static_cast<char>(first.back() + 1);
      char stop = value == end ? 'a' : 'd';
      if (value == end && !IsDigit(last.back())) stop = last.back();
      for (; letter < stop; ++letter) add(number + letter);
    }
  }

  enum class Last { kSection, kParagraph, kSmallPart };

  const std::string_view text_;
  const size_t begin_;
  size_t at_;
  bool has_sign_ = false;
  bool article_ = false;
  Last last_ = Last::kSection;
  std::vector<Item> items_;
  LawName law_;
};

// Whether the number at `at` is one of a smaller part: `Abs. 4`, `Nr. 2`.
bool FollowsPartWord(std::string_view text, size_t at) {
  size_t end = SkipBlanksBefore(text, at);
  if (end > 0 && text[end - 1] == '.') --end;
  const std::string_view letters = LettersBefore(text, end, 12);
  if (letters.empty()) return false;
  const std::string word = LowerAscii(letters);
  return IsOneOf(word, kParagraphWords) || IsOneOf(word, kSmallParts);
}

// Where the sign before the number at `number` begins; `number` where there is none.
size_t SignBefore(std::string_view text, size_t number) {
  constexpr size_t kMostBlanks = 8;
  size_t at = SkipBlanksBefore(text, number, kMostBlanks);
  if (at >= 2 && text.substr(at - 2, 2) == "§"sv) {
    at -= 2;
    const size_t first = SkipBlanksBefore(text, at, 1);
    return first >= 2 && text.substr(first - 2, 2) == "§"sv ? first - 2 : at;
  }
  if (at > 0 && text[at - 1] == '.') --at;
  if (at == 0 || !IsAsciiLetter(text[at - 1])) return number;
  const std::string_view letters = LettersBefore(text, at, 12);
  if (letters.size() < 3) return number;
  const size_t begin = at - letters.size();
  const char first = Lower(letters[0]);
  bool article = false;
  if ((first != 'a' && first != 'p') || !IsWordStart(text, begin)) return number;
  return SignAt(text, begin, article) > 0 ? begin : number;
}

// Whether a citation without a sign may begin with the number at `at`. Most numbers are none, and
// this tells it cheaply.
bool MayBeginWithoutSign(std::string_view text, size_t at) {
  if (!IsWordStart(text, at)) return false;
  if (at > 0 && (text[at - 1] == '/' || text[at - 1] == '.' || text[at - 1] == ',')) return false;
  const std::string_view digits = DigitsAt(text, at, 4);
  if (digits.empty()) return false;
  size_t end = at + digits.size();
  if (end < text.size() && IsAsciiLetter(text[end])) ++end;
  const size_t next = SkipBlanks(text, end, 2);
  if (next >= text.size()) return false;
  if (text[next] != '(') {
    const std::string_view letters = LettersAt(text, next, 24);
    if (letters.empty()) return false;
    // A long word in small letters is no abbreviation of a law.
    constexpr size_t kLongestSmall = 10;
    if (letters.size() > kLongestSmall &&
        std::none_of(letters.begin() + 1, letters.end(), IsCapital)) {
      return false;
    }
  }
  return !FollowsPartWord(text, at);
}

}  // namespace

bool ReadNorms(std::string_view text, size_t number, std::vector<Norm>& norms, NormSpan& span) {
  const size_t begin = SignBefore(text, number);
  if (begin == number && !MayBeginWithoutSign(text, number)) return false;
  return Reader(text, begin).Read(norms, span);
}

std::vector<std::string> NormKeys(const Norm& norm) {
  std::vector<std::string> keys;
  std::string whole = absl::StrCat(norm.law, " ", norm.section);
  if (!norm.paragraph.empty()) keys.push_back(absl::StrCat(whole, " ", norm.paragraph));
  keys.push_back(std::move(whole));
  return keys;
}

std::string OtherNormKey(std::string_view text) {
  const std::string words = PhraseKey(text);
  return words.empty() ? words : absl::StrCat("norm ", words);
}

std::string NormText(const Norm& norm, bool with_paragraph) {
  return absl::StrCat(
      norm.article ? "Art. " : "§ ", norm.section,
      with_paragraph && !norm.paragraph.empty() ? absl::StrCat(" Abs. ", norm.paragraph) : "", " ",
      norm.law_name);
}

std::vector<Norm> FindNorms(std::string_view text) {
  std::vector<Norm> norms;
  size_t at = 0;
  while (at < text.size()) {
    if (!IsDigit(text[at])) {
      ++at;
      continue;
    }
    NormSpan span;
    if (ReadNorms(text, at, norms, span)) at = std::max(at, span.end);
    while (at < text.size() && IsDigit(text[at])) ++at;
  }
  return norms;
}

std::vector<Norm> NormsOfTitle(std::string_view title) {
  bool article = false;
  const size_t sign = SignAt(title, 0, article);
  if (sign == 0) return FindNorms(title);
  const size_t at = SkipBlanks(title, sign);
  const std::string_view digits = DigitsAt(title, at, 4);
  std::vector<Norm> norms;
  NormSpan span;
  if (digits.empty() || ReadNorms(title, at, norms, span)) return norms;
  // The section at the beginning, the law at the end: `§ 1 Zweck des Gesetzes XyzG`.
  size_t end = at + digits.size();
  if (end < title.size() && title[end] >= 'a' && title[end] <= 'z') ++end;
  const size_t last = title.find_last_of(' ');
  if (last == std::string_view::npos || last == 0) return norms;
  const size_t before = title.find_last_of(' ', last - 1);  // `SGB XII`
  for (const size_t space : {before, last}) {
    if (space == std::string_view::npos || space < end) continue;
    const LawName law = ReadLawName(title, space + 1);
    if (law.key.empty() || law.end != title.size()) continue;
    norms.push_back(
        {law.key, law.name, std::string(title.substr(at, end - at)), "", law.articles || article});
    break;
  }
  return norms;
}

}  // namespace kok::analysis
