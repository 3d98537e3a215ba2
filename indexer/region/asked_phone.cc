#include "indexer/region/asked_phone.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/region/phone_endings.h"
#include "indexer/region/typed_numbers.h"

namespace kok::region {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// Far more than any notation takes; reading takes time that grows with the square of it.
constexpr size_t kMaxTypedBytes = 250;
constexpr size_t kMinDigits = 3;
// E.164 ends at 15; one digit too many in a long number is a slip, not nonsense.
constexpr size_t kMaxDigits = 17;
constexpr size_t kMaxHyphenDigits = 4;

// The numbers that one typed number may mean.
class Readings {
 public:
  explicit Readings(const TypedNumber& typed) : plus_(typed.plus) {
    for (const std::string& digits : WithoutExtension(typed)) {
      Add(digits);
      if (!typed.extension.empty()) Add(digits + typed.extension);
    }
  }

  std::vector<std::string> Take() { return std::move(e164_); }

 private:
  // All digits; a base with each of its endings; what stands before a hyphen and a few digits.
  static std::vector<std::string> WithoutExtension(const TypedNumber& typed) {
    std::vector<std::string> readings = {typed.digits};
    const PhoneEndings split = SplitPhoneEndings(typed.printed);
    const std::string base = DigitsOf(split.base);
    if (!split.endings.empty()) readings.push_back(base);
    for (const std::string& ending : split.endings) {
      readings.push_back(base.substr(0, base.size() - ending.size()) + ending);
    }
    const size_t hyphen = typed.printed.rfind('-');
    if (hyphen != std::string::npos) {
      const std::string before = DigitsOf(typed.printed.substr(0, hyphen));
      const size_t behind = typed.digits.size() - before.size();
      if (before.size() >= kMinWholeDigits && behind <= kMaxHyphenDigits) {
        readings.push_back(before);
      }
    }
    return readings;
  }

  static std::string DigitsOf(std::string_view printed) {
    std::string digits(printed);
    digits.erase(std::remove_if(digits.begin(), digits.end(),
                                [](unsigned char c) { return !absl::ascii_isdigit(c); }),
                 digits.end());
    return digits;
  }

  void Add(const std::string& digits) {
    const bool zeros = absl::StartsWith(digits, "00");
    if (plus_ || zeros) {
      AddInternational(zeros ? digits.substr(2) : digits);
    } else if (digits[0] == '0') {
      AddE164(absl::StrCat("+49", digits.substr(1)));
    } else {
      AddE164(absl::StrCat("+49", digits));
      if (digits.size() >= kMinWholeDigits) AddInternational(digits);
    }
  }

  // `490511...` is `+49511...`, and `390471...` keeps its zero: each country's plan says so.
  void AddInternational(const std::string& digits) {
    constexpr size_t kLongestWithTrunkPrefix = kMaxDigits + 2;
    if (digits.size() > kLongestWithTrunkPrefix) return;
    std::string e164 = absl::StrCat("+", digits);
    PhoneNumber number;
    const PhoneNumberUtil& plan = *PhoneNumberUtil::GetInstance();
    if (plan.Parse(e164, "ZZ", &number) == PhoneNumberUtil::NO_PARSING_ERROR) {
      plan.Format(number, PhoneNumberUtil::E164, &e164);
    }
    AddE164(std::move(e164));
  }

  void AddE164(std::string e164) {
    if (e164.size() > kMaxDigits + 1) return;
    if (std::find(e164_.begin(), e164_.end(), e164) == e164_.end()) {
      e164_.push_back(std::move(e164));
    }
  }

  const bool plus_;
  std::vector<std::string> e164_;
};

}  // namespace

absl::StatusOr<std::vector<std::string>> ReadAskedPhone(std::string_view typed) {
  if (typed.size() > kMaxTypedBytes) return NoNumber("is over 250 bytes");
  const absl::StatusOr<std::vector<TypedNumber>> numbers = ReadTypedNumbers(typed);
  if (!numbers.ok()) return numbers.status();
  std::vector<std::string> meant;
  for (const TypedNumber& number : *numbers) {
    if (number.digits.size() < kMinDigits) {
      return NoNumber(numbers->size() == 1 ? "has fewer digits" : "holds another number");
    }
    std::vector<std::string> readings = Readings(number).Take();
    if (readings.empty()) return NoNumber("has more digits");
    if (meant.empty()) {
      meant = std::move(readings);
      continue;
    }
    // The same number again, otherwise written, says nothing new.
    meant.erase(std::remove_if(meant.begin(), meant.end(),
                               [&](const std::string& e164) {
                                 return std::find(readings.begin(), readings.end(), e164) ==
                                        readings.end();
                               }),
                meant.end());
    if (meant.empty()) return NoNumber("holds another number");
  }
  return meant;
}

}  // namespace kok::region
