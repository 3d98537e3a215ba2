#include "service/search/contact_lookup.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/region/asked_email.h"
#include "indexer/region/asked_phone.h"
#include "indexer/region/contact_keys.h"
#include "indexer/schema/fields.h"
#include "service/search/page_range.h"

namespace kok::search_core {
namespace {

namespace v1 = kok::search::v1;

// What was asked for, in the forms under any of which it may be published.
struct AskedContact {
  std::vector<std::string> terms;
  std::vector<const v1::Organization*> lines;  // curated ones that publish it
};

absl::StatusOr<AskedContact> ReadEmail(const index::Snapshot& snapshot, const std::string& email) {
  const absl::StatusOr<std::string> key = region::ReadAskedEmail(email);
  if (!key.ok()) return key.status();
  return AskedContact{{schema::FilterTerm(schema::kEmailPrefix, *key)},
                      snapshot.curated_lines().ByEmail(*key)};
}

// The number without Germany's country code.
std::string NationalDigits(const std::string& e164) {
  constexpr std::string_view kGermany = "+49";
  return e164.compare(0, kGermany.size(), kGermany) == 0 ? e164.substr(kGermany.size()) : "";
}

// Whether neither a zero nor a plus was typed before the number.
bool MayBeShort(const std::string& phone) {
  const size_t digit = phone.find_first_of("0123456789");
  return digit != std::string::npos && phone[digit] != '0' && phone.find('+') == std::string::npos;
}

absl::StatusOr<AskedContact> ReadPhone(const index::Snapshot& snapshot, const std::string& phone) {
  absl::StatusOr<std::vector<std::string>> numbers = region::ReadAskedPhone(phone);
  if (!numbers.ok()) return numbers.status();
  AskedContact asked;
  for (const std::string& e164 : *numbers) {
    asked.terms.push_back(schema::FilterTerm(schema::kPhonePrefix, e164));
  }
  // Short numbers have no E.164 form: they are dialled as they are, `116 016`.
  const size_t read = MayBeShort(phone) ? numbers->size() : 0;
  for (size_t i = 0; i < read; ++i) {
    std::string digits = region::ReadShortNumber(NationalDigits((*numbers)[i]));
    if (digits.empty()) continue;
    asked.terms.push_back(schema::FilterTerm(schema::kPhonePrefix, digits));
    numbers->push_back(std::move(digits));
  }
  for (const std::string& number : *numbers) {
    for (const v1::Organization* line : snapshot.curated_lines().ByPhone(number)) {
      if (std::find(asked.lines.begin(), asked.lines.end(), line) == asked.lines.end()) {
        asked.lines.push_back(line);
      }
    }
  }
  return asked;
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
  const absl::StatusOr<AskedContact> asked =
      request.contact_case() == v1::LookupContactRequest::kEmail
          ? ReadEmail(snapshot, request.email())
          : ReadPhone(snapshot, request.phone_number());
  if (!asked.ok()) return asked.status();
  const auto database = snapshot.organizations().Borrow();
  if (!database.ok()) return database.status();
  const absl::Status added = generation::CatchXapian(
      [&]() -> absl::Status { return AddOrganizations(**database, asked->terms, response); });
  if (!added.ok()) return added;
  for (const v1::Organization* line : asked->lines) *response.add_matches() = *line;
  response.set_status(response.matches().empty() ? v1::LOOKUP_STATUS_NOT_LISTED
                                                 : v1::LOOKUP_STATUS_LISTED);
  *response.mutable_index() = snapshot.info();
  return absl::OkStatus();
}

}  // namespace kok::search_core
