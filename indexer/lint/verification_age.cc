#include "indexer/lint/verification_age.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/source/date_check.h"

namespace kok::lint {
namespace {

constexpr size_t kNamed = 5;

bool IsGone(const source::Organization& organization) {
  return organization.status() == kok::search::v1::ORGANIZATION_STATUS_CLOSED ||
         organization.status() == kok::search::v1::ORGANIZATION_STATUS_MERGED;
}

void Warn(std::string message, std::vector<Finding>& findings) {
  findings.push_back({Severity::kWarning, "verification", "", 0, "", "verification.verified_on",
                      std::move(message)});
}

}  // namespace

VerificationAges AgesOf(const std::vector<source::SourceRecord>& records, int stale_after_days,
                        absl::CivilDay today) {
  VerificationAges ages;
  ages.stale_after_days = stale_after_days;
  for (const source::SourceRecord& record : records) {
    const auto* organization = std::get_if<source::Organization>(&record.record);
    if (organization == nullptr || IsGone(*organization)) continue;
    ++ages.organizations;
    const std::string& verified_on = organization->verification().verified_on();
    absl::CivilDay day;
    if (verified_on.empty()) {
      ages.never.push_back(organization->name());
    } else if (source::HasForm(verified_on, "0000-00-00") &&
               absl::ParseCivilTime(verified_on, &day) && today - day > stale_after_days) {
      ages.stale.push_back({verified_on, organization->name()});
    }
  }
  std::sort(ages.never.begin(), ages.never.end());
  std::sort(ages.stale.begin(), ages.stale.end(), [](const auto& a, const auto& b) {
    return std::tie(a.verified_on, a.name) < std::tie(b.verified_on, b.name);
  });
  return ages;
}

void SummarizeAges(const VerificationAges& ages, std::vector<Finding>& findings) {
  if (!ages.never.empty()) {
    Warn(absl::StrCat(ages.never.size(), " of ", ages.organizations,
                      " organisations were never checked by a person (verified_on is empty)"),
         findings);
  }
  if (ages.stale.empty()) return;
  std::vector<std::string> oldest;
  for (size_t i = 0; i < std::min(kNamed, ages.stale.size()); ++i) {
    oldest.push_back(absl::StrCat(ages.stale[i].name, " (", ages.stale[i].verified_on, ")"));
  }
  Warn(absl::StrCat(ages.stale.size(), " of ", ages.organizations,
                    " organisations were checked more than ", ages.stale_after_days,
                    " days ago; the oldest: ", absl::StrJoin(oldest, ", ")),
       findings);
}

}  // namespace kok::lint
