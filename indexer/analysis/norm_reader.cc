#include "indexer/analysis/norm_reader.h"

#include <algorithm>
#include <string>

#include "indexer/analysis/norm_items.h"
#include "indexer/analysis/norm_joints.h"
#include "indexer/analysis/norm_numbers.h"
#include "indexer/analysis/norm_part_words.h"
#include "indexer/analysis/norm_signs.h"

namespace kok::analysis {
namespace {

// What one citation may hold. More is a list of something else, and reading it again for each sign
// in it would be costly.
constexpr size_t kMostItems = 48;
constexpr size_t kMostItemsWithoutSign = 8;

// Reads one citation, item by item.
class Reader : NormNumbers {
 public:
  Reader(std::string_view text, size_t at) : NormNumbers(text, at), begin_(at) {}

  bool Read(std::vector<Norm>& norms, NormSpan& span) {
    const size_t sign = SignAt(text_, at_, article_);
    has_sign_ = sign > 0;
    at_ += sign;
    if (has_sign_) at_ = SkipBlanks(text_, at_);
    if (!ReadSection()) return false;
    is_behind_law_ =
        !has_sign_ && MayFollowLaw(text_, begin_) && !LawBefore(text_, begin_, span).key.empty();
    const size_t most = has_sign_ ? kMostItems : kMostItemsWithoutSign;
    while (items_.size() < most && (ReadPart() || ReadNext())) {
    }
    const LawName law = FindLaw(span);
    if (law.key.empty()) return false;
    span.begin = std::min(begin_, span.law_begin);
    span.end = std::max(at_, span.law_end);
    AppendNorms(items_, law, norms);
    return true;
  }

 private:
  enum class Last { kSection, kParagraph, kSmallPart };

  // The law behind what was read, or else before it; of no key where there is none. `AufenthG 25,
  // StGB 232` are of the laws before them.
  LawName FindLaw(NormSpan& span) const {
    const bool is_listed = is_behind_law_ && At(SkipBlanks(text_, at_), ',');
    LawName law = is_listed ? LawName() : LawBehind(text_, at_, has_sign_, span);
    if (!law.key.empty()) {
      const bool may_be = has_sign_ || (MayBeginWithoutSign(text_, begin_) && MayBeSections(law));
      return may_be ? law : LawName();
    }
    if (has_sign_) return LawBefore(text_, begin_, span);
    if (!is_behind_law_ || !MayStandBehindLaw()) return {};
    law = LawBefore(text_, begin_, span);
    // Its books have the numbers.
    return law.key != "sgb" && !HasYear() ? law : LawName();
  }

  // Whether what was read, without a sign, may be of the law before it: `AufenthG 25 Abs. 4a`, or a
  // number alone where nothing is counted by it: `AufenthG 25`, not `AufenthG 25 Personen`.
  bool MayStandBehindLaw() const {
    if (!items_.front().paragraph.empty() || items_.front().following > 0) return true;
    const size_t next = SkipBlanks(text_, at_);
    constexpr std::string_view kClosing = ",;)?!";
    return next >= text_.size() || kClosing.find(text_[next]) != std::string_view::npos ||
           (At(next, '.') && next + 1 == text_.size());
  }

  // Only one law has sections with numbers like years.
  bool MayBeSections(const LawName& law) const { return law.key == "bgb" || !HasYear(); }

  bool HasYear() const {
    constexpr int kFirstYear = 1900;
    constexpr int kLastYear = 2099;
    return std::any_of(items_.begin(), items_.end(), [](const NormItem& item) {
      const int number = NumberOf(item.section);
      return number >= kFirstYear && number <= kLastYear;
    });
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
    const std::string word = LowerWordAt(text_, at_);
    const size_t start = at_;
    size_t end = at_ + word.size();
    // `Abs.4a` ends at its dot; `abs4a` at its digit.
    if (word.empty() || (!IsEnd(end) && !(end < text_.size() && IsDigit(text_[end])))) return false;
    if (word == "f" || word == "ff") {
      items_.back().following = static_cast<int>(word.size());
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
    const bool is_paragraph = IsParagraphWord(word);
    if (!is_paragraph && !IsSmallPartWord(word)) return false;
    if (At(end, '.')) ++end;
    at_ = SkipBlanks(text_, end);
    if (is_paragraph) {
      if (ReadInBrackets()) return true;  // `Abs. (4a)`
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
    if (!IsSmallPartWord(LowerAscii(letters))) return false;
    at_ = next + letters.size() + (At(next + letters.size(), '.') ? 1 : 0);
    last_ = Last::kSmallPart;
    return true;
  }

  // `25 4a`, `823 I 1`: a number that nothing names is the paragraph, then the sentence.
  bool ReadBareNumber() {
    if (last_ == Last::kSmallPart) return false;
    const bool may_be = has_sign_ || (last_ == Last::kSection && !IsOfNumbers(text_, begin_));
    if (!may_be) return false;
    const size_t start = at_;
    const std::string number = ReadNumber(2);
    if (number.empty()) return false;
    if (!has_sign_ && (NumberOf(number) > kMostParagraphs || At(at_, ','))) {
      at_ = start;
      return false;
    }
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
    NormItem& item = items_.back();
    if (item.paragraph.empty()) {
      item.paragraph = number;
    } else {
      items_.push_back({item.section, number, item.article, false});
    }
    last_ = Last::kParagraph;
  }

  // The next item behind a comma, `und`, `bis`, `i.V.m.`. Leaves `at_` where there is none.
  bool ReadNext() {
    const size_t start = at_;
    bool to = false;
    if (!ReadJoint(text_, at_, to)) return false;
    at_ = SkipBlanks(text_, at_);
    if (!has_sign_) {
      if (!is_behind_law_ && AtNumber() && text_[start] != '/' && ReadListed(to)) return true;
      at_ = start;
      return false;
    }
    bool article = false;
    if (const size_t sign = SignAt(text_, at_, article)) {
      at_ = SkipBlanks(text_, at_ + sign);
      article_ = article;
      if (ReadSection()) {
        items_.back().to = to;
        return true;
      }
    } else if (!AtNumber()) {
      // `I, V 1` is of paragraphs.
      const size_t items = items_.size();
      if (ReadNamedPart() || (!items_.back().paragraph.empty() && ReadRoman())) {
        if (items_.size() > items) items_.back().to = to;
        return true;
      }
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
    const int value = NumberOf(number);
    const int section = NumberOf(items_.back().section);
    const bool may_be_part = value <= kMostParagraphs && value < section;
    if (last_ == Last::kSmallPart && may_be_part) return true;
    if (last_ == Last::kParagraph && may_be_part && value >= NumberOf(items_.back().paragraph)) {
      const NormItem& before = items_.back();
      items_.push_back({before.section, number, before.article, to});
      return true;
    }
    // Without a sign, whether a paragraph or a section is meant cannot be told.
    if (!has_sign_ && last_ != Last::kSection) return false;
    // `Art. 4 EMRK, 3 Personen`: read only where a law still follows.
    items_.push_back({number, "", article_, to});
    last_ = Last::kSection;
    return true;
  }

  const size_t begin_;
  bool has_sign_ = false;
  // Behind a known law and without a sign. Then the next number may be of the law behind it:
  // `AufenthG 25, 232 StGB`.
  bool is_behind_law_ = false;
  bool article_ = false;
  Last last_ = Last::kSection;
  std::vector<NormItem> items_;
};

}  // namespace

bool ReadCitation(std::string_view text, size_t at, std::vector<Norm>& norms, NormSpan& span) {
  return Reader(text, at).Read(norms, span);
}

}  // namespace kok::analysis
