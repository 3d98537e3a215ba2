#include "indexer/analysis/references.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/file_numbers.h"
#include "indexer/analysis/norms.h"

namespace kok::analysis {
namespace {

// Where a citation may begin, or what only citations have. Everything else is passed over byte by
// byte.
enum class Start : unsigned char { kNone, kSign, kArticle, kParagraph, kDigit, kEcli, kSlash };

constexpr std::array<Start, 256> MakeStarts() {
  std::array<Start, 256> starts{};
  starts[0xC2] = Start::kSign;
  starts['A'] = starts['a'] = Start::kArticle;
  starts['P'] = starts['p'] = Start::kParagraph;
  starts['E'] = starts['e'] = Start::kEcli;
  starts['/'] = Start::kSlash;
  starts['.'] = Start::kSlash;
  for (unsigned char digit = '0'; digit <= '9'; ++digit) starts[digit] = Start::kDigit;
  return starts;
}
constexpr std::array<Start, 256> kStarts = MakeStarts();

bool IsLetterOrDigit(char c) { return IsAsciiLetter(c) || IsDigit(c); }

// End of the ECLI that begins at `at`: `ECLI:` country `:` court `:` year `:` number. `at` where
// there is none.
size_t EcliEnd(std::string_view text, size_t at) {
  constexpr std::string_view kName = "ecli:";
  size_t end = at;
  for (const char c : kName) {
    if (end >= text.size() || Lower(text[end]) != c) return at;
    ++end;
  }
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

  std::vector<Reference> Find() {
    while (at_ < text_.size()) {
      switch (kStarts[static_cast<unsigned char>(text_[at_])]) {
        case Start::kNone:
          ++at_;
          break;
        case Start::kSign:
          Try(Next(1) == '\xA7');
          break;
        case Start::kArticle:
          Try(Lower(Next(1)) == 'r' && Lower(Next(2)) == 't' && IsWordStart(text_, at_));
          break;
        case Start::kParagraph:
          Try(Lower(Next(1)) == 'a' && Lower(Next(2)) == 'r' && Lower(Next(3)) == 'a' &&
              Lower(Next(4)) == 'g' && IsWordStart(text_, at_));
          break;
        case Start::kDigit:
          ReadDigits();
          break;
        case Start::kEcli:
          ReadEcli();
          break;
        case Start::kSlash:
          ReadFile();
          break;
      }
    }
    return std::move(found_);
  }

 private:
  char Next(size_t bytes) const { return at_ + bytes < text_.size() ? text_[at_ + bytes] : '\0'; }

  // Reads norms here if they may begin here; else one byte on.
  void Try(bool may_begin) {
    NormSpan span;
    norms_.clear();
    if (!may_begin || !ReadNorms(text_, at_, norms_, span)) {
      ++at_;
      return;
    }
    const std::string written(text_.substr(span.begin, span.end - span.begin));
    for (const Norm& norm : norms_) {
      found_.push_back({written, NormKeys(norm), Reference::Kind::kNorm, span.begin, span.end,
                        span.law_begin, span.law_end});
    }
    at_ = std::max(at_ + 1, span.end);
  }

  void ReadDigits() {
    const size_t before = found_.size();
    if (!IsWordStart(text_, at_)) {
      ++at_;
    } else {
      Try(true);
    }
    if (found_.size() != before) return;
    while (at_ < text_.size() && IsDigit(text_[at_])) ++at_;
  }

  void ReadEcli() {
    if (Lower(Next(1)) != 'c' || !IsWordStart(text_, at_)) {
      ++at_;
      return;
    }
    const size_t end = EcliEnd(text_, at_);
    if (end == at_) {
      ++at_;
      return;
    }
    const std::string written(text_.substr(at_, end - at_));
    found_.push_back(
        {written, {EcliKey(written)}, Reference::Kind::kEcli, at_, end, 0, 0});
    at_ = end;
  }

  void ReadFile() {
    const char before = at_ > 0 ? text_[at_ - 1] : ' ';
    const bool dotted = text_[at_] == '.';
    const bool may_be = dotted ? IsDigit(before) && IsDigit(Next(1))
                               : (IsDigit(before) || before == ' ') &&
                                     (IsDigit(Next(1)) || Next(1) == ' ');
    FileNumber number;
    if (!may_be || !ReadFileNumber(text_, at_, number) || number.keys.empty()) {
      ++at_;
      return;
    }
    found_.push_back({std::string(text_.substr(number.begin, number.end - number.begin)),
                      std::move(number.keys), Reference::Kind::kFileNumber, number.begin,
                      number.end, 0, 0});
    at_ = number.end;
  }

  const std::string_view text_;
  size_t at_ = 0;
  std::vector<Norm> norms_;
  std::vector<Reference> found_;
};

}  // namespace

std::vector<Reference> FindReferences(std::string_view text) { return Finder(text).Find(); }

std::string EcliKey(std::string_view ecli) { return LowerAscii(ecli); }

}  // namespace kok::analysis
