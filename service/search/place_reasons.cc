#include "service/search/place_reasons.h"

#include <cmath>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/search/leading_reasons.h"
#include "service/search/status_words.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// Writes the sentences of one result.
class Writer {
 public:
  Writer(const region::RegionTable& regions, bool english, const v1::Place* nearest_branch,
         const v1::SearchResult& result)
      : regions_(regions), english_(english), nearest_branch_(nearest_branch), result_(result) {}

  v1::MatchReason Of(const v1::Coverage& coverage) const {
    const bool assumed = coverage.basis() == v1::COVERAGE_BASIS_SEAT;
    v1::MatchReason reason;
    reason.set_field("coverage");
    reason.set_kind(assumed ? v1::MATCH_KIND_SEAT : v1::MATCH_KIND_COVERAGE);
    reason.set_matched_text(AreaOf(coverage));
    reason.set_description(
        absl::StrCat(State(), Seat(), "; ", CoverageWords(coverage), ", ", BasisWords(coverage)));
    return reason;
  }

  v1::MatchReason NotConfirmed() const {
    v1::MatchReason reason;
    reason.set_field("coverage");
    reason.set_kind(v1::MATCH_KIND_NEARBY);
    reason.set_matched_text(result_.organization().seat().locality());
    reason.set_description(absl::StrCat(
        State(), Seat(), "; ",
        english_ ? "whether it is responsible is not confirmed" : "Zuständigkeit nicht bestätigt"));
    return reason;
  }

 private:
  bool IsAtWork() const { return StatusWords(result_.organization().status(), "de").empty(); }

  // Whoever is not at work says so before anything else.
  std::string State() const {
    if (IsAtWork()) return "";
    const std::string_view state =
        StatusWords(result_.organization().status(), english_ ? "en" : "de");
    return absl::StrCat(absl::string_view(state.data(), state.size()), "; ");
  }

  std::string RegionName(const std::string& code) const {
    const region::RegionRow* row = regions_.Find(code);
    return row == nullptr ? code : row->Name(english_ ? "en" : "de");
  }

  std::string AreaOf(const v1::Coverage& coverage) const {
    const std::string region = RegionName(coverage.region());
    if (coverage.area_name().empty()) return region;
    return region.empty() ? coverage.area_name()
                          : absl::StrCat(coverage.area_name(), " (", region, ")");
  }

  std::string Seat() const {
    const std::string& town = result_.organization().seat().locality();
    std::string words = english_ ? "seat " : "Sitz ";
    if (town.empty()) {
      absl::StrAppend(&words, english_ ? "unknown" : "unbekannt");
    } else {
      absl::StrAppend(&words, "in ", town);
    }
    if (nearest_branch_ != nullptr) {
      absl::StrAppend(&words, english_ ? ", branch in " : ", Nebenstelle in ",
                      nearest_branch_->locality());
    }
    if (result_.has_distance_km()) {
      absl::StrAppend(&words, ", ", result_.distance_km(), english_ ? " km away" : " km entfernt");
    }
    return words;
  }

  std::string CoverageWords(const v1::Coverage& coverage) const {
    if (coverage.region() == "DE" && coverage.ags_prefixes().empty()) {
      if (!IsAtWork()) return english_ ? "covered all of Germany" : "war bundesweit zuständig";
      return english_ ? "covers all of Germany" : "bundesweit zuständig";
    }
    if (!IsAtWork()) {
      return absl::StrCat(english_ ? "covered " : "war zuständig für ", AreaOf(coverage));
    }
    return absl::StrCat(english_ ? "covers " : "zuständig für ", AreaOf(coverage));
  }

  std::string BasisWords(const v1::Coverage& coverage) const {
    if (coverage.basis() == v1::COVERAGE_BASIS_SEAT) {
      return english_ ? "only assumed, from seat or branch"
                      : "nur vom Sitz oder einer Nebenstelle her angenommen";
    }
    const bool confirmed = coverage.basis() == v1::COVERAGE_BASIS_CONFIRMED;
    std::string words = english_ ? (confirmed ? "confirmed by KOK" : "declared")
                                 : (confirmed ? "von KOK bestätigt" : "so angegeben");
    absl::StrAppend(&words, english_ ? ", source " : ", Quelle ", coverage.fact().source());
    if (!coverage.fact().source_date().empty()) {
      absl::StrAppend(&words, english_ ? ", as of " : ", Stand ", coverage.fact().source_date());
    }
    return words;
  }

  const region::RegionTable& regions_;
  const bool english_;
  const v1::Place* const nearest_branch_;
  const v1::SearchResult& result_;
};

}  // namespace

double RoundedKm(double distance_km) { return std::round(distance_km); }

void AddPlaceReasons(const region::RegionTable& regions, std::string_view language,
                     const v1::Place* nearest_branch, v1::SearchResult& result) {
  const Writer writer(regions, language == "en", nearest_branch, result);
  std::vector<v1::MatchReason> reasons;
  for (const v1::Coverage& coverage : result.coverage()) reasons.push_back(writer.Of(coverage));
  if (reasons.empty()) reasons.push_back(writer.NotConfirmed());
  PutInFront(std::move(reasons), result);
}

}  // namespace kok::search_core
