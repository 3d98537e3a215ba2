#include "indexer/analysis/references.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/ecli.h"
#include "indexer/analysis/file_numbers.h"
#include "indexer/analysis/norms.h"

namespace kok::analysis {
namespace {

bool IsLetterOrDigit(char c) { return IsAsciiLetter(c) || IsDigit(c); }

// End of the ECLI that begins at `at`: `ECLI:` country `:` court `:` year `:` number. `at` where
// there is none.
size_t EcliEnd(std::string_view text, size_t at) {
  constexpr std::string_view kName = "ecli:";
  constexpr size_t kMostBlanks = 2;
  size_t end = at;
  for (const char c : kName) {
    if (end >= text.size() || Lower(text[end]) != c) return at;
    ++end;
  }
  end = SkipBlanks(text, end, kMostBlanks);  // `ECLI: DE:BGH:…`
  const auto read = [&](size_t least, size_t most, bool dots) {
    const size_t begin = end;
    while (end < text.size() && end - begin < most &&
           (IsLetterOrDigit(text[end]) || (dots && text[end] == '.'))) {
      ++end;
    }
    return end - begin >= least;
  };
  const auto colon = [&] { return end < text.size() && text[end++] == ':'; };
  constexpr size_t kLongestNumber = 40;
  if (!read(2, 2, false) || !colon() || !read(1, 7, false) || !colon() || !read(4, 4, false) ||
      !colon() || !read(1, kLongestNumber, true)) {
    return at;
  }
  while (text[end - 1] == '.') --end;  // of the sentence
  return text[end - 1] == ':' ? at : end;
}

// One reading of a text.
class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  // Every citation has a digit or, if it is an ECLI, a colon; these lie side by side in ASCII, and
  // everything else is passed over.
  std::vector<Reference> Find() {
    while (at_ < text_.size()) {
      const auto from_zero = static_cast<unsigned char>(text_[at_] - '0');
      if (from_zero > ':' - '0') {
        ++at_;
      } else if (text_[at_] == ':') {
        ReadEcli();
      } else {
        ReadNumber();
      }
    }
    return std::move(found_);
  }

 private:
  bool DigitAt(size_t at) const { return at < text_.size() && IsDigit(text_[at]); }

  void ReadNumber() {
    NormSpan span;
    norms_.clear();
    if (ReadNorms(text_, at_, norms_, span)) {
      const std::string written(text_.substr(span.begin, span.end - span.begin));
      for (const Norm& norm : norms_) {
        if (norm.named.empty()) {
          found_.push_back({written, NormKeys(norm), Reference::Kind::kNorm, span.begin, span.end,
                            span.law_begin, span.law_end});
        } else {
          AddFollowing(norm);
        }
      }
      at_ = std::max(at_ + 1, span.end);
      return;
    }
    while (DigitAt(at_)) ++at_;
    const size_t sign = at_ + (at_ < text_.size() && text_[at_] == ' ' ? 1 : 0);
    if (sign >= text_.size()) return;
    const bool may_be = (text_[at_] == '.' && DigitAt(at_ + 1)) ||
                        (text_[sign] == '/' && (DigitAt(sign + 1) || DigitAt(sign + 2)));
    FileNumber number;
    if (!may_be || !ReadFileNumber(text_, sign, number) || number.keys.empty()) return;
    found_.push_back({std::string(text_.substr(number.begin, number.end - number.begin)),
                      std::move(number.keys), Reference::Kind::kFileNumber, number.begin,
                      number.end, 0, 0});
    at_ = std::max(at_, number.end);
  }

  // Among the wider keys of the paragraph that is named, or of a reference to those behind the
  // section that is named.
  void AddFollowing(const Norm& norm) {
    if (found_.back().keys.size() == 1) {
      Reference following = found_.back();
      const std::string_view named = norm.named;
      const std::string sign(named.substr(named.find(' ')));
      following.keys.insert(following.keys.begin(),
                            absl::StrCat(following.keys[0], sign.substr(0, sign.size() - 1)));
      found_.push_back(std::move(following));
    }
    std::vector<std::string>& keys = found_.back().keys;
    keys.insert(keys.end() - 1, NormKeys(norm).front());
  }

  // At the colon behind `ECLI`.
  void ReadEcli() {
    constexpr size_t kNameBytes = 4;
    const size_t begin = at_ - std::min(at_, kNameBytes);
    const size_t end = EcliEnd(text_, begin);
    if (end == begin || !IsWordStart(text_, begin)) {
      ++at_;
      return;
    }
    const std::string written(text_.substr(begin, end - begin));
    found_.push_back({written, {EcliKey(written)}, Reference::Kind::kEcli, begin, end, 0, 0});
    at_ = end;
  }

  const std::string_view text_;
  size_t at_ = 0;
  std::vector<Norm> norms_;
  std::vector<Reference> found_;
};

}  // namespace

std::vector<Reference> FindReferences(std::string_view text) { return Finder(text).Find(); }

}  // namespace kok::analysis
