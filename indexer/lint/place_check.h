// Seats and branches: towns that are missing, unknown or in another Land, postcodes of other towns.

#ifndef KOK_INDEXER_LINT_PLACE_CHECK_H_
#define KOK_INDEXER_LINT_PLACE_CHECK_H_

#include "indexer/lint/finding.h"
#include "indexer/lint/towns.h"

namespace kok::lint {

// `town-missing`, `town-unknown` and `postcode` warnings, `town-region` errors of one organisation
// whose regions are codes. Networks, lines and authorities need no town. Abroad the gazetteer has
// the larger towns alone, so that an unknown one says nothing. Safe from any thread.
void CheckPlaces(const source::Organization& organization, const Towns& towns,
                 RecordFindings& findings);

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_PLACE_CHECK_H_
