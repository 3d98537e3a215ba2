#include "indexer/region/contact_keys.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "indexer/region/phone_endings.h"

namespace kok::region {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// libphonenumber's own limit. It looks for it late, after work that grows with the square of the
// length.
constexpr size_t kMaxPrintedBytes = 250;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// What stands between the digits of one number. Anything else is a second number, an extension or a
// remark, which libphonenumber would read as digits or drop without a word.
bool HoldsOnlyANumber(std::string_view printed) {
  static constexpr std::string_view kSeparators[] = {" ", "+", "(",      ")",      "/",
                                                     "-", ".", "\u2013", "\u2011", "\u00a0"};
  while (!printed.empty()) {
    size_t length = IsDigit(printed.front()) ? 1 : 0;
    for (const std::string_view separator : kSeparators) {
      if (printed.substr(0, separator.size()) == separator) length = separator.size();
    }
    if (length == 0) return false;
    printed.remove_prefix(length);
  }
  return true;
}

absl::StatusOr<std::string> ToE164(const std::string& printed, const std::string& country_code) {
  if (!HoldsOnlyANumber(printed)) {
    return absl::InvalidArgumentError(
        "cannot be a telephone number: expected digits, spaces and + ( ) / - . of one number, "
        "without letters or extension");
  }
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  if (util.Parse(printed, country_code, &number) != PhoneNumberUtil::NO_PARSING_ERROR ||
      !util.IsPossibleNumber(number)) {
    return absl::InvalidArgumentError("cannot be a telephone number");
  }
  std::string e164;
  util.Format(number, PhoneNumberUtil::E164, &e164);
  // libphonenumber calls an area code alone possible: it can be dialled locally.
  if (!IsE164(e164)) return absl::InvalidArgumentError("cannot be a telephone number");
  return e164;
}

// The last digits of an E.164 number, and the number with them replaced.
std::string LastDigits(const std::string& e164, size_t count) {
  return e164.substr(e164.size() - count);
}
std::string WithEnding(const std::string& e164, const std::string& ending) {
  return e164.substr(0, e164.size() - ending.size()) + ending;
}

}  // namespace

absl::StatusOr<std::vector<ReadPhone>> ReadPrintedPhone(std::string_view printed,
                                                        std::string_view country_code) {
  if (printed.size() > kMaxPrintedBytes) {
    return absl::InvalidArgumentError("cannot be a telephone number");
  }
  const auto [base, endings] = SplitPhoneEndings(printed);
  absl::StatusOr<std::string> first =
      ToE164(std::string(base), country_code.empty() ? "DE" : std::string(country_code));
  if (!first.ok()) return first.status();
  if (endings.empty()) return std::vector<ReadPhone>{{*first, ""}};
  std::vector<ReadPhone> phones = {{*first, LastDigits(*first, endings.front().size())}};
  for (const std::string& ending : endings) phones.push_back({WithEnding(*first, ending), ending});
  return phones;
}

bool IsE164(std::string_view number) {
  return number.size() >= 8 && number.size() <= 16 && number[0] == '+' && number[1] != '0' &&
         std::all_of(number.begin() + 1, number.end(), IsDigit);
}

std::string ReadShortNumber(std::string_view printed) {
  constexpr size_t kMinDigits = 3;
  constexpr size_t kMaxDigits = 6;
  std::string digits;
  for (const char c : printed) {
    if (c == ' ') continue;
    if (!IsDigit(c) || digits.size() == kMaxDigits) return "";
    digits.push_back(c);
  }
  return digits.size() >= kMinDigits && digits.front() == '1' ? digits : "";
}

std::string EmailKey(std::string_view email) {
  constexpr size_t kMaxBytes = 254;
  const absl::string_view trimmed =
      absl::StripAsciiWhitespace(absl::string_view(email.data(), email.size()));
  const size_t at = trimmed.find('@');
  const bool plausible = trimmed.size() <= kMaxBytes && at != absl::string_view::npos && at > 0 &&
                         trimmed.find('@', at + 1) == absl::string_view::npos &&
                         trimmed.find('.', at) != absl::string_view::npos &&
                         trimmed.back() != '.' &&
                         std::none_of(trimmed.begin(), trimmed.end(),
                                      [](unsigned char c) { return c <= ' ' || c == 0x7F; });
  return plausible ? absl::AsciiStrToLower(trimmed) : "";
}

}  // namespace kok::region
