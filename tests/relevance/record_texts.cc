#include "tests/relevance/record_texts.h"

#include "absl/strings/str_join.h"
#include "service/search/searcher.h"

namespace kok::relevance {
namespace {

using kok::search::v1::Content;
using kok::search::v1::Organization;
using kok::search::v1::SearchRequest;
using kok::search::v1::SearchResponse;

constexpr size_t kPage = 100;

// Lines, so that no phrase goes from one field into the next.
std::string Joined(const std::vector<std::string>& parts) { return absl::StrJoin(parts, "\n"); }

std::string TextOf(const Organization& organization, const region::RegionTable& regions) {
  std::vector<std::string> parts = {organization.display_name(), organization.short_name()};
  parts.insert(parts.end(), organization.alternate_names().begin(),
               organization.alternate_names().end());
  parts.push_back(organization.seat().locality());
  const region::RegionRow* region = regions.Find(organization.seat().region_code());
  if (region != nullptr) parts.push_back(region->name_de);
  return Joined(parts);
}

std::string TextOf(const Content& content) {
  return Joined({content.title(), content.summary(), content.body()});
}

}  // namespace

absl::StatusOr<RecordTexts> ReadRecordTexts(const index::Snapshot& snapshot) {
  SearchRequest everything;
  everything.set_view(kok::search::v1::RESULT_VIEW_FULL);
  everything.set_order_by(kok::search::v1::SORT_ORDER_NAME);
  RecordTexts texts;
  size_t offset = 0;
  do {
    SearchResponse page;
    const auto next = search_core::Search(snapshot, everything, {offset, kPage},
                                          {absl::CivilDay(2026, 11, 1), 365}, {}, page);
    if (!next.ok()) return next.status();
    offset = *next;
    for (const auto& result : page.results()) {
      if (result.has_organization()) {
        texts.organizations.push_back(
            {result.name(), TextOf(result.organization(), snapshot.regions())});
      } else {
        texts.content.push_back({result.name(), TextOf(result.content())});
      }
    }
  } while (offset != 0);
  return texts;
}

}  // namespace kok::relevance
