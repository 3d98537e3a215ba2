// The domain of a web address, as it is compared.

#ifndef KOK_INDEXER_ANALYSIS_WEB_DOMAIN_H_
#define KOK_INDEXER_ANALYSIS_WEB_DOMAIN_H_

#include <string>
#include <string_view>

namespace kok::analysis {

// Lower case, without scheme, `www.` and path: `koofra.de` of `https://www.koofra.de/kontakt`.
// Empty where there is no dot. Pure function; safe from any thread.
std::string WebDomain(std::string_view address);

// Whether a domain provides mail for everybody (`web.de`), so that it says nothing of who uses it.
bool IsMailProvider(std::string_view domain);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_WEB_DOMAIN_H_
