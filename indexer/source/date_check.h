// Dates of a record, and the facts that bear them.

#ifndef KOK_INDEXER_SOURCE_DATE_CHECK_H_
#define KOK_INDEXER_SOURCE_DATE_CHECK_H_

#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "indexer/source/findings.h"
#include "kok/search/v1/fact.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {

// Whether `text` has the form of `pattern`, in which 0 stands for any digit. The functions that
// read numbers and dates pass over spaces and signs.
bool HasForm(std::string_view text, std::string_view pattern);

// A date is YYYY-MM-DD and a day of the calendar, or empty. For people with a spreadsheet the
// message names the other form that its reader has turned into this one, DD.MM.YYYY.
void CheckDate(const std::string& field, const std::string& date, Findings& findings);

// The date of a fact's source.
void CheckFact(const std::string& field, const kok::search::v1::Fact& fact, Findings& findings);

// Both dates of a verification. A check later than the day after `today` is an error: a slip in its
// year would make the record look fresh for ever. One day is left for places ahead of this
// machine's time. A source dated so is a warning: some are printed in advance.
void CheckVerification(const kok::search::v1::Verification& verification, absl::CivilDay today,
                       Findings& findings);

// A date later than the day after `today` is a warning: some texts are dated in advance, most such
// dates are slips.
void WarnOfFuture(const std::string& field, const std::string& date, absl::CivilDay today,
                  Findings& findings);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_DATE_CHECK_H_
