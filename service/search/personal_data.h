// Whether a query looks like data of a client rather than a question.

#ifndef KOK_SERVICE_SEARCH_PERSONAL_DATA_H_
#define KOK_SERVICE_SEARCH_PERSONAL_DATA_H_

#include <string_view>

namespace kok::search_core {

// A birth date ("geb. 3.4.1998", "12.03.1990", "1990-03-12"), the number of an identity card,
// passport, case or file of a client ("Fall 2024-113", "AZR 123456789", "L01X00T47"), or two
// capitalised words with a date. A guess that errs on the side of a needless warning; law, file
// numbers of courts and telephone numbers are none. Pure function; safe from any thread.
bool LooksLikePersonalData(std::string_view query);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PERSONAL_DATA_H_
