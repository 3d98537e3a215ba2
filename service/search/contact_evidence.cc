#include "service/search/contact_evidence.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/contact_spans.h"
#include "indexer/analysis/web_domain.h"
#include "indexer/region/contact_keys.h"
#include "indexer/schema/fields.h"
#include "service/search/ranking.h"

namespace kok::search_core {
namespace {

using analysis::ContactSpan;
using analysis::Token;
namespace v1 = kok::search::v1;

constexpr WordRange kNoWords{0, 0};

// For organisations in their own tier, for texts in that of contacts.
void Add(std::string term, double weight, v1::MatchKind kind, const char* field,
         UnderstoodQuery& understood) {
  understood.reference_understood = true;
  understood.content_evidence.push_back({kNoWords, term, kContactInTextTier, kind, "body"});
  understood.AddForOrganizations({kNoWords, std::move(term), weight, kind, field});
}

void AddPhone(const std::string& written, UnderstoodQuery& understood) {
  const auto phones = region::ReadPrintedPhone(written, "DE");
  if (!phones.ok()) return;
  for (const region::ReadPhone& phone : *phones) {
    Add(schema::FilterTerm(schema::kPhonePrefix, phone.e164), kContactTier, v1::MATCH_KIND_CONTACT,
        "phones", understood);
  }
}

void AddEmail(const std::string& written, UnderstoodQuery& understood) {
  const std::string key = region::EmailKey(written);
  Add(schema::FilterTerm(schema::kEmailPrefix, key), kContactTier, v1::MATCH_KIND_CONTACT, "emails",
      understood);
  // Another address of the same house. It is not the one asked for, so it is no contact.
  const std::string domain = key.substr(key.find('@') + 1);
  if (analysis::IsMailProvider(domain)) return;
  Add(schema::FilterTerm(schema::kDomainPrefix, domain), kDomainTier, v1::MATCH_KIND_UNSPECIFIED,
      "emails", understood);
}

void AddContact(const std::string& written, ContactSpan::Kind kind, UnderstoodQuery& understood) {
  switch (kind) {
    case ContactSpan::Kind::kPhone:
      return AddPhone(written, understood);
    case ContactSpan::Kind::kEmail:
      return AddEmail(written, understood);
    case ContactSpan::Kind::kDomain:
      return Add(schema::FilterTerm(schema::kDomainPrefix, analysis::WebDomain(written)),
                 kDomainTier, v1::MATCH_KIND_CONTACT, "website_uri", understood);
  }
}

}  // namespace

void AddContactEvidence(std::string_view query, UnderstoodQuery& understood) {
  const std::vector<ContactSpan> contacts = analysis::FindContactSpans(query);
  for (const ContactSpan& span : contacts) {
    AddContact(std::string(query.substr(span.begin, span.end - span.begin)), span.kind, understood);
  }
  auto& tokens = understood.tokens;
  tokens.erase(std::remove_if(tokens.begin(), tokens.end(),
                              [&](const Token& token) {
                                return std::any_of(
                                    contacts.begin(), contacts.end(), [&](const ContactSpan& span) {
                                      return span.begin <= token.begin && token.end <= span.end;
                                    });
                              }),
               tokens.end());
}

}  // namespace kok::search_core
