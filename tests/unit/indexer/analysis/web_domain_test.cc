#include "indexer/analysis/web_domain.h"

#include <gtest/gtest.h>

#include <string>

namespace kok::analysis {
namespace {

TEST(WebDomainTest, IsWhatAllSpellingsOfAnAddressShare) {
  const struct {
    const char* why;
    std::string address;
    const char* domain;
  } cases[] = {
      {"domain", "koofra.de", "koofra.de"},
      {"www", "www.koofra.de", "koofra.de"},
      {"scheme and path", "https://www.koofra.de/kontakt", "koofra.de"},
      {"without encryption", "http://koofra.de", "koofra.de"},
      {"question", "koofra.de?seite=1", "koofra.de"},
      {"anchor", "koofra.de#top", "koofra.de"},
      {"port", "koofra.de:443/x", "koofra.de"},
      {"capitals", "WWW.KOOFRA.DE", "koofra.de"},
      {"part of a domain", "hamburg.diakonie.de", "hamburg.diakonie.de"},
      {"umlaut", "www.KÖLN.de", "köln.de"},
      {"www is no domain of its own", "wwwkoofra.de", "wwwkoofra.de"},
      {"no dot", "localhost", ""},
      {"only a scheme", "https://", ""},
      {"nothing", "", ""},
      {"no UTF-8", "\xFF.de", "\uFFFD.de"},
  };
  for (const auto& c : cases) {
    const std::string domain = WebDomain(c.address);
    EXPECT_EQ(domain, c.domain) << c.why;
  }
}

}  // namespace
}  // namespace kok::analysis
