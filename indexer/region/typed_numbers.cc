#include "indexer/region/typed_numbers.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "indexer/region/phone_tokens.h"

namespace kok::region {
namespace {

using Kind = PhoneToken::Kind;

constexpr size_t kMaxExtensionDigits = 6;

// Takes tokens apart into the numbers that they hold.
class TypedNumbers {
 public:
  explicit TypedNumbers(const std::vector<PhoneToken>& tokens) : tokens_(tokens) {}

  absl::StatusOr<std::vector<TypedNumber>> Read() {
    for (; at_ < tokens_.size(); ++at_) {
      if (!ReadToken(tokens_[at_])) return NoNumber("holds something else beside it");
    }
    EndNumber();
    if (numbers_.empty()) return NoNumber("holds no digits");
    return std::move(numbers_);
  }

 private:
  // False for what has no place beside a number.
  bool ReadToken(const PhoneToken& token) {
    switch (token.kind) {
      case Kind::kDigits:
        number_.digits += token.text;
        number_.printed += token.text;
        return true;
      case Kind::kPlus:
        EndNumber();
        number_.plus = true;
        return true;
      case Kind::kOpen:
        ReadBracket();
        return true;
      case Kind::kClose:
        return true;
      case Kind::kDash:
        AddSign('-');
        return true;
      case Kind::kSlash:
        AnotherNumberFollows() ? EndNumber() : AddSign('/');
        return true;
      case Kind::kDivider:
      case Kind::kLabel:
        EndNumber();
        return true;
      case Kind::kExtension:
        EndNumber();
        return ReadExtension();
      case Kind::kWord:
      case Kind::kOther:
        return false;
    }
    return false;
  }

  // Between digits, and only one.
  void AddSign(char sign) {
    std::string& printed = number_.printed;
    if (!printed.empty() && absl::ascii_isdigit(static_cast<unsigned char>(printed.back()))) {
      printed.push_back(sign);
    }
  }

  void EndNumber() {
    if (!number_.digits.empty()) numbers_.push_back(std::move(number_));
    number_ = TypedNumber();
  }

  // `(0)`, an area code, a remark, or, behind a whole number, an extension.
  void ReadBracket() {
    size_t close = at_ + 1;
    bool has_words = false;
    for (; close < tokens_.size() && tokens_[close].kind != Kind::kClose; ++close) {
      const Kind kind = tokens_[close].kind;
      has_words |= kind == Kind::kWord || kind == Kind::kLabel || kind == Kind::kExtension;
    }
    const bool is_extension = at_ + 1 < close && tokens_[at_ + 1].kind == Kind::kExtension;
    if (has_words && !is_extension) {
      at_ = close;
    } else if (number_.digits.size() >= kMinWholeDigits) {
      AddSign('-');
    }
  }

  // Whether a whole number is behind, and ahead is one that begins as numbers do.
  bool AnotherNumberFollows() const {
    std::string ahead;
    for (size_t i = at_ + 1; i < tokens_.size(); ++i) {
      const Kind kind = tokens_[i].kind;
      if (kind == Kind::kDigits) {
        ahead += tokens_[i].text;
      } else if (kind != Kind::kDash && kind != Kind::kSlash && kind != Kind::kOpen &&
                 kind != Kind::kClose) {
        break;
      }
    }
    return number_.digits.size() >= kMinWholeDigits && ahead.size() >= kMinWholeDigits &&
           ahead[0] == '0';
  }

  // The digits behind a word that announces them. They belong to the number before it.
  bool ReadExtension() {
    size_t next = at_ + 1;
    while (next < tokens_.size() && tokens_[next].kind == Kind::kDash) ++next;
    if (next == tokens_.size() || tokens_[next].kind != Kind::kDigits) return false;
    const std::string& digits = tokens_[next].text;
    if (numbers_.empty() || !numbers_.back().extension.empty() ||
        digits.size() > kMaxExtensionDigits) {
      return false;
    }
    numbers_.back().extension = digits;
    at_ = next;
    return true;
  }

  const std::vector<PhoneToken>& tokens_;
  size_t at_ = 0;
  TypedNumber number_;  // the one being read
  std::vector<TypedNumber> numbers_;
};

}  // namespace

absl::Status NoNumber(const char* reason) {
  return absl::InvalidArgumentError(absl::StrCat(
      "expected one telephone number of 3 to 17 digits, such as +49 30 26391176 or 030/26391176; ",
      reason));
}

absl::StatusOr<std::vector<TypedNumber>> ReadTypedNumbers(std::string_view typed) {
  const std::vector<PhoneToken> tokens = SplitPhoneTokens(typed);
  return TypedNumbers(tokens).Read();
}

}  // namespace kok::region
