#include "indexer/analysis/web_domain.h"

#include <algorithm>
#include <iterator>

#include "indexer/analysis/text_normalizer.h"

namespace kok::analysis {

std::string WebDomain(std::string_view address) {
  if (const size_t scheme = address.find("://"); scheme != std::string_view::npos) {
    address.remove_prefix(scheme + 3);
  }
  std::string domain = LowerNfkc(address.substr(0, address.find_first_of("/?#:")));
  if (domain.compare(0, 4, "www.") == 0) domain.erase(0, 4);
  return domain.find('.') == std::string::npos ? "" : domain;
}

bool IsMailProvider(std::string_view domain) {
  constexpr std::string_view kProviders[] = {"t-online",   "gmx",     "web",     "gmail",
                                             "googlemail", "posteo",  "aol",     "freenet",
                                             "yahoo",      "mailbox", "hotmail", "outlook"};
  const std::string_view provider = domain.substr(0, domain.rfind('.'));
  return std::find(std::begin(kProviders), std::end(kProviders), provider) != std::end(kProviders);
}

}  // namespace kok::analysis
