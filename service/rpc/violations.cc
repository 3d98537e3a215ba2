#include "service/rpc/violations.h"

#include "absl/strings/str_cat.h"
#include "service/rpc/limits.h"

namespace kok::rpc {

void Violations::CheckBytes(const std::string& field, const std::string& text, size_t limit) {
  if (text.size() > limit) {
    Add(field, absl::StrCat("is ", text.size(), " bytes, at most ", limit, " are allowed"));
  }
}

void Violations::CheckNotNegative(const std::string& field, int value) {
  if (value < 0) Add(field, "is negative");
}

void Violations::CheckLanguage(const std::string& language_code) {
  CheckBytes("language_code", language_code, kMaxLanguageCodeBytes);
  const bool served = language_code.empty() || language_code == "de" || language_code == "en";
  if (!served && language_code.size() <= kMaxLanguageCodeBytes) {
    NotServed("language_code", "is not served by this version; expected de or en");
  }
}

void Violations::CheckRadius(const std::string& field, double radius_km) {
  if (!(radius_km >= 0 && radius_km <= kMaxRadiusKm)) {
    Add(field, absl::StrCat("expected 0 to ", kMaxRadiusKm, " kilometres"));
  }
}

absl::Status Violations::Result() const {
  if (!violations_.empty()) return InvalidRequest(violations_);
  return not_served_.empty() ? absl::OkStatus() : FieldsNotServed(not_served_);
}

}  // namespace kok::rpc
