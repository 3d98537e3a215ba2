#include "service/search/contact_evidence.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/contact_spans.h"
#include "indexer/analysis/references.h"
#include "indexer/analysis/web_domain.h"
#include "indexer/region/contact_keys.h"
#include "indexer/schema/fields.h"
#include "service/search/ranking.h"

namespace kok::search_core {
namespace {

using analysis::ContactSpan;
using analysis::Token;
namespace v1 = kok::search::v1;

void AddContact(const std::string& written, ContactSpan::Kind kind, UnderstoodQuery& understood) {
  understood.reference_understood = true;
  const WordRange none{0, 0};
  if (kind == ContactSpan::Kind::kPhone) {
    const auto phones = region::ReadPrintedPhone(written, "DE");
    if (!phones.ok()) return;
    for (const region::ReadPhone& phone : *phones) {
      understood.AddForOrganizations({none, schema::FilterTerm(schema::kPhonePrefix, phone.e164),
                                      kContactTier, v1::MATCH_KIND_CONTACT, "phones"});
    }
    return;
  }
  std::string domain = analysis::WebDomain(written);
  if (kind == ContactSpan::Kind::kEmail) {
    const std::string key = region::EmailKey(written);
    understood.AddForOrganizations({none, schema::FilterTerm(schema::kEmailPrefix, key),
                                    kContactTier, v1::MATCH_KIND_CONTACT, "emails"});
    domain = key.substr(key.find('@') + 1);
  }
  understood.AddForOrganizations({none, schema::FilterTerm(schema::kDomainPrefix, domain),
                                  kDomainTier, v1::MATCH_KIND_CONTACT,
                                  kind == ContactSpan::Kind::kEmail ? "emails" : "website_uri"});
}

}  // namespace

void AddContactEvidence(std::string_view query, UnderstoodQuery& understood) {
  const std::vector<ContactSpan> contacts = analysis::FindContactSpans(query);
  for (const ContactSpan& span : contacts) {
    AddContact(std::string(query.substr(span.begin, span.end - span.begin)), span.kind, understood);
  }
  for (const analysis::Reference& reference : analysis::FindReferences(query)) {
    understood.reference_understood = true;
    for (const std::string& key : reference.keys) {
      understood.content_evidence.push_back({{0, 0},
                                             schema::FilterTerm(schema::kReferencePrefix, key),
                                             kReferenceTier,
                                             v1::MATCH_KIND_REFERENCE,
                                             "body"});
    }
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
