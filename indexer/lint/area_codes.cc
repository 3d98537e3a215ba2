#include "indexer/lint/area_codes.h"

#include <phonenumbers/phonenumberutil.h>

#include <optional>

#include "absl/strings/str_cat.h"

namespace kok::lint {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr size_t kSharedDigits = 3;
constexpr size_t kMaxAreaCodeDigits = 5;
constexpr int kGermany = 49;

std::optional<PhoneNumber> ReadFixedLine(const std::string& e164) {
  PhoneNumber number;
  const PhoneNumberUtil& plan = *PhoneNumberUtil::GetInstance();
  if (e164.empty() || e164[0] != '+' ||
      plan.Parse(e164, "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR) {
    return std::nullopt;
  }
  const PhoneNumberUtil::PhoneNumberType type = plan.GetNumberType(number);
  if (type != PhoneNumberUtil::FIXED_LINE) {
    return std::nullopt;
  }
  return number;
}

// The digits of a German area code without its zero; empty where there is none.
std::string GermanAreaCode(const std::string& e164) {
  const std::optional<PhoneNumber> number = ReadFixedLine(e164);
  if (!number.has_value() || number->country_code() != kGermany) return "";
  const PhoneNumberUtil& plan = *PhoneNumberUtil::GetInstance();
  std::string digits;
  plan.GetNationalSignificantNumber(*number, &digits);
  return digits.substr(0, static_cast<size_t>(plan.GetLengthOfGeographicalAreaCode(*number)));
}

// A number as those of this area code are.
std::string ExampleOf(const std::string& area_code) {
  constexpr std::string_view kSubscriber = "2345678";
  constexpr size_t kDigits = 10;
  return absl::StrCat("+", kGermany, area_code,
                      std::string(kSubscriber.substr(0, kDigits - area_code.size())));
}

}  // namespace

std::string AreaCodes::NameOf(const std::string& e164) const {
  const std::optional<PhoneNumber> number = ReadFixedLine(e164);
  if (!number.has_value()) return "";
  const std::lock_guard<std::mutex> lock(geocoder_mutex_);
  return geocoder_.GetDescriptionForNumber(*number, german_);
}

const std::vector<std::string>& AreaCodes::NeighboursOf(const std::string& e164) const {
  static const auto* const kNone = new std::vector<std::string>();
  const std::string own = GermanAreaCode(e164);
  if (own.size() < kSharedDigits) return *kNone;
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto [known, is_new] = by_beginning_.try_emplace(own.substr(0, kSharedDigits));
  if (!is_new) return known->second;
  std::vector<std::string> codes = {known->first};
  for (size_t i = 0; i < codes.size(); ++i) {
    const std::string code = codes[i];  // codes grows
    const std::string example = ExampleOf(code);
    if (GermanAreaCode(example) == code) known->second.push_back(NameOf(example));
    for (char digit = '0'; code.size() < kMaxAreaCodeDigits && digit <= '9'; ++digit) {
      codes.push_back(code + digit);
    }
  }
  return known->second;
}

}  // namespace kok::lint
