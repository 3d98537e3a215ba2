#include "service/rpc/citation_check.h"

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "service/rpc/limits.h"
#include "service/search/known_citations.h"

namespace kok::rpc {
namespace {

template <typename Values, typename IsKnown>
void CheckEach(const std::string& field, const Values& values, IsKnown is_known,
               const char* expected, Violations& violations) {
  if (values.size() > kMaxFilterValues) {
    violations.Add(field, absl::StrCat("has ", values.size(), " values, at most ", kMaxFilterValues,
                                       " are allowed"));
    return;
  }
  for (int i = 0; i < values.size(); ++i) {
    const std::string path = absl::StrCat(field, "[", i, "]");
    if (values[i].size() > kMaxFilterValueBytes) {
      violations.CheckBytes(path, values[i], kMaxFilterValueBytes);
    } else if (!is_known(values[i])) {
      violations.Add(path, expected);
    }
  }
}

// `YYYY-MM-DD` of the calendar; empty is none.
bool IsDay(const std::string& text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != kForm.size()) return false;
  for (size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0' ? !digit : text[i] != kForm[i]) return false;
  }
  absl::CivilDay day;
  return absl::ParseCivilTime(text, &day);
}

// Each norm is looked up by itself.
void CheckNorms(const kok::search::v1::SearchFilter& filter, Violations& violations) {
  if (filter.norms_size() > kMaxFilterValues) return;  // told
  size_t norms = 0;
  for (const std::string& value : filter.norms()) {
    if (value.size() <= kMaxFilterValueBytes) norms += search_core::NormsNamedBy(value);
  }
  if (norms <= kMaxFilterNorms) return;
  violations.Add(
      "filter.norms",
      absl::StrCat("names ", norms, " norms, those of ranges counted one by one; at most ",
                   kMaxFilterNorms, " are allowed"));
}

bool CheckDay(const char* field, const std::string& day, Violations& violations) {
  if (day.empty() || IsDay(day)) return true;
  violations.Add(field, "expected a day of the calendar, YYYY-MM-DD");
  return false;
}

}  // namespace

void CheckCitations(const index::Snapshot& snapshot, const kok::search::v1::SearchFilter& filter,
                    Violations& violations) {
  CheckEach(
      "filter.courts", filter.courts(),
      [&](const std::string& value) { return search_core::IsKnownCourt(snapshot, value); },
      "is no court by its short or long name, such as BGH or Landgericht Köln, and none of the "
      "index; the facet COURTS counts those of the index",
      violations);
  CheckEach(
      "filter.norms", filter.norms(),
      [&](const std::string& value) { return search_core::IsKnownNorm(snapshot, value); },
      "is no citation of a norm, such as § 232 StGB or Art. 4 EMRK, and none of the index; the "
      "facet "
      "NORMS counts those of the index",
      violations);
  CheckNorms(filter, violations);
  const bool from = CheckDay("filter.date_from", filter.date_from(), violations);
  const bool to = CheckDay("filter.date_to", filter.date_to(), violations);
  const bool both = !filter.date_from().empty() && !filter.date_to().empty();
  // Days of this form sort as their text does.
  if (from && to && both && filter.date_to() < filter.date_from()) {
    violations.Add("filter.date_to", "lies before filter.date_from");
  }
}

}  // namespace kok::rpc
