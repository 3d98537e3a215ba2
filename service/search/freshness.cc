#include "service/search/freshness.h"

namespace kok::search_core {

namespace v1 = kok::search::v1;

v1::VerificationState StateOf(const std::string& verified_on, const Freshness& freshness) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(verified_on, &day) || day > freshness.today) {
    return v1::VERIFICATION_STATE_UNVERIFIED;
  }
  return freshness.today - day <= freshness.stale_after_days ? v1::VERIFICATION_STATE_VERIFIED
                                                             : v1::VERIFICATION_STATE_STALE;
}

void SetVerificationState(const Freshness& freshness, v1::Organization& organization) {
  const v1::VerificationState state = StateOf(organization.verification().verified_on(), freshness);
  organization.mutable_verification()->set_state(state);
}

}  // namespace kok::search_core
