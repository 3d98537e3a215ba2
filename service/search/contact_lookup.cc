#include "service/search/contact_lookup.h"

#include <xapian.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/region/asked_email.h"
#include "indexer/region/asked_phone.h"
#include "indexer/schema/fields.h"
#include "service/search/searcher.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// The terms under any of which the contact may be published.
absl::StatusOr<std::vector<std::string>> TermsOf(const v1::LookupContactRequest& request) {
  if (request.contact_case() == v1::LookupContactRequest::kEmail) {
    const absl::StatusOr<std::string> key = region::ReadAskedEmail(request.email());
    if (!key.ok()) return key.status();
    return std::vector<std::string>{schema::FilterTerm(schema::kEmailPrefix, *key)};
  }
  const auto numbers = region::ReadAskedPhone(request.phone_number());
  if (!numbers.ok()) return numbers.status();
  std::vector<std::string> terms;
  for (const std::string& e164 : *numbers) {
    terms.push_back(schema::FilterTerm(schema::kPhonePrefix, e164));
  }
  return terms;
}

// Documents stand in the order of resource names.
absl::Status AddOrganizations(const Xapian::Database& database,
                              const std::vector<std::string>& terms,
                              v1::LookupContactResponse& response) {
  std::set<Xapian::docid> documents;
  for (const std::string& term : terms) {
    documents.insert(database.postlist_begin(term), database.postlist_end(term));
  }
  size_t bytes = 0;
  for (const Xapian::docid document : documents) {
    v1::Organization organization;
    if (!organization.ParseFromString(database.get_document(document).get_data())) {
      return absl::DataLossError("a document holds no record");
    }
    bytes += organization.ByteSizeLong();
    if (bytes > kMaxReplyBytes && response.matches_size() > 0) break;
    *response.add_matches() = std::move(organization);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status LookupContact(const index::Snapshot& snapshot, const v1::LookupContactRequest& request,
                           v1::LookupContactResponse& response) {
  const absl::StatusOr<std::vector<std::string>> terms = TermsOf(request);
  if (!terms.ok()) return terms.status();
  const auto database = snapshot.organizations().Borrow();
  if (!database.ok()) return database.status();
  const absl::Status added = generation::CatchXapian(
      [&]() -> absl::Status { return AddOrganizations(**database, *terms, response); });
  if (!added.ok()) return added;
  response.set_status(response.matches().empty() ? v1::LOOKUP_STATUS_NOT_LISTED
                                                 : v1::LOOKUP_STATUS_LISTED);
  *response.mutable_index() = snapshot.info();
  return absl::OkStatus();
}

}  // namespace kok::search_core
