#include "indexer/lint/reference_check.h"

#include <iterator>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace kok::lint {
namespace {

using source::Content;
using source::Organization;
using source::SourceRecord;

constexpr char kDead[] = "dead-reference";
// Longer chains of successors are not followed to their end.
constexpr int kMaxSuccessors = 100;

class ReferenceCheck {
 public:
  ReferenceCheck(const std::vector<SourceRecord>& records, const build::CuratedNames& curated)
      : curated_(curated) {
    for (const SourceRecord& record : records) {
      if (!record.name().empty()) by_name_.emplace(record.name(), &record);
    }
  }

  std::vector<Finding> Run(const SourceRecord& record) const {
    RecordFindings findings(record);
    CheckName(record, findings);
    if (const auto* organization = std::get_if<Organization>(&record.record)) {
      Check(*organization, findings);
    } else {
      Check(std::get<Content>(record.record), findings);
    }
    return findings.Take();
  }

 private:
  void CheckName(const SourceRecord& record, RecordFindings& findings) const {
    if (record.name().empty()) return;
    const SourceRecord* first = by_name_.at(record.name());
    if (first != &record) {
      findings.Error("duplicate-name", "name",
                     absl::StrCat("is taken already by ", first->Place()));
    } else if (const auto line = curated_.find(record.name()); line != curated_.end()) {
      findings.Error("duplicate-name", "name",
                     absl::StrCat("is that of a curated line, ", line->second));
    }
  }

  void Check(const Organization& organization, RecordFindings& findings) const {
    CheckReference("parent", organization.parent(), findings);
    CheckReference("superseded_by", organization.superseded_by(), findings);
    for (int i = 0; i < organization.confusable_with_size(); ++i) {
      CheckReference(absl::StrCat("confusable_with[", i, "]"), organization.confusable_with(i),
                     findings);
    }
    if (LeadsBack(organization)) {
      findings.Error("successor", "superseded_by", "leads back to the organisation itself");
    }
  }

  void Check(const Content& content, RecordFindings& findings) const {
    for (int i = 0; i < content.decision().related_decisions_size(); ++i) {
      const std::string& name = content.decision().related_decisions(i);
      if (IsKnown(name)) continue;
      findings.Warn(kDead, absl::StrCat("decision.related_decisions[", i, "]"), Nothing(name));
    }
  }

  void CheckReference(const std::string& field, const std::string& name,
                      RecordFindings& findings) const {
    if (!name.empty() && !IsKnown(name)) findings.Error(kDead, field, Nothing(name));
  }

  bool IsKnown(const std::string& name) const {
    return by_name_.contains(name) || curated_.count(name) > 0;
  }

  static std::string Nothing(const std::string& name) {
    return absl::StrCat(absl::Utf8SafeCEscape(name), " is no record of these sources");
  }

  // Through at least one other; its own name is refused as such.
  bool LeadsBack(const Organization& organization) const {
    const Organization* at = &organization;
    for (int i = 0; i < kMaxSuccessors && !at->superseded_by().empty(); ++i) {
      const auto next = by_name_.find(at->superseded_by());
      if (next == by_name_.end()) return false;
      at = std::get_if<Organization>(&next->second->record);
      if (at == nullptr) return false;
      if (at->name() == organization.name()) return i > 0;
    }
    return false;
  }

  const build::CuratedNames& curated_;
  absl::flat_hash_map<std::string_view, const SourceRecord*> by_name_;  // the first of each name
};

}  // namespace

void CheckReferences(const std::vector<SourceRecord>& records, const build::CuratedNames& curated,
                     std::vector<Finding>& findings) {
  const ReferenceCheck check(records, curated);
  for (const SourceRecord& record : records) {
    std::vector<Finding> found = check.Run(record);
    findings.insert(findings.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
  }
}

}  // namespace kok::lint
