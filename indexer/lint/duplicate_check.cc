#include "indexer/lint/duplicate_check.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/lint/similar_names.h"
#include "indexer/region/contact_keys.h"
#include "indexer/region/spelling_key.h"

namespace kok::lint {
namespace {

using source::Organization;
using source::SourceRecord;

constexpr char kNumber[] = "telephone number";
constexpr char kNameAndTown[] = "name and town";

// What the records at two indexes, the first the lower, have in common.
using SharedBetween = std::map<std::pair<size_t, size_t>, std::set<std::string>>;

const Organization* OrganizationOf(const SourceRecord& record) {
  return std::get_if<Organization>(&record.record);
}

bool Belong(const Organization& a, const Organization& b) {
  return a.parent() == b.name() || b.parent() == a.name() || a.superseded_by() == b.name() ||
         b.superseded_by() == a.name() || a.name() == b.name();
}

// Tells each record of the first that has the same key.
class FirstOfKey {
 public:
  void Add(const std::string& key, size_t index, const char* what, SharedBetween& shared) {
    if (key.empty()) return;
    const size_t first = first_.emplace(key, index).first->second;
    if (first != index) shared[{first, index}].insert(what);
  }

 private:
  std::map<std::string, size_t> first_;
};

void AddSharedContacts(const std::vector<SourceRecord>& records, SharedBetween& shared) {
  FirstOfKey phones;
  FirstOfKey emails;
  for (size_t i = 0; i < records.size(); ++i) {
    const Organization* organization = OrganizationOf(records[i]);
    if (organization == nullptr) continue;
    for (const auto& phone : organization->phones()) {
      // Short numbers are of national services, which many records may name.
      if (region::IsE164(phone.number())) phones.Add(phone.number(), i, kNumber, shared);
    }
    for (const std::string& email : organization->emails()) {
      emails.Add(region::EmailKey(email), i, "e-mail address", shared);
    }
  }
}

void AddSimilarNames(const std::vector<SourceRecord>& records, SharedBetween& shared) {
  std::map<std::string, std::vector<size_t>> by_town;
  for (size_t i = 0; i < records.size(); ++i) {
    const Organization* organization = OrganizationOf(records[i]);
    if (organization != nullptr && !organization->display_name().empty()) {
      by_town[region::SpellingKey(organization->seat().locality())].push_back(i);
    }
  }
  for (const auto& [town, members] : by_town) {
    std::vector<std::string> names;
    for (const size_t i : members) {
      names.push_back(ComparedName(OrganizationOf(records[i])->display_name()));
    }
    for (const auto& [a, b] : SimilarPairs(names)) {
      shared[{members[a], members[b]}].insert(
          names[a] == names[b] ? kNameAndTown : "town and nearly the same name");
    }
  }
}

}  // namespace

void CheckDuplicates(const std::vector<SourceRecord>& records, std::vector<Finding>& findings) {
  SharedBetween shared;
  AddSharedContacts(records, shared);
  AddSimilarNames(records, shared);
  for (const auto& [pair, what] : shared) {
    const SourceRecord& first = records[pair.first];
    const SourceRecord& later = records[pair.second];
    if (Belong(*OrganizationOf(first), *OrganizationOf(later))) continue;
    const bool is_twice = what.count(kNumber) > 0 && what.count(kNameAndTown) > 0;
    const std::string message = absl::StrCat(
        is_twice ? "is the same as " : "may be the same as ", absl::Utf8SafeCEscape(first.name()),
        " (", first.Place(), "), which has the same ", absl::StrJoin(what, " and the same "));
    RecordFindings found(later);
    if (is_twice) {
      found.Error("duplicate", "", message);
    } else {
      found.Warn("near-duplicate", "", message);
    }
    findings.push_back(found.Take().front());
  }
}

}  // namespace kok::lint
