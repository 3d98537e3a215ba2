#include "service/search/ecli_evidence.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/analysis/ecli.h"
#include "indexer/analysis/references.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/own_references.h"
#include "service/search/ranking.h"

namespace kok::search_core {
namespace {

// Each term once.
void AddEvidence(std::string_view prefix, const std::string& key, double weight, const char* field,
                 const WordRange& words, UnderstoodQuery& understood) {
  std::string term = schema::FilterTerm(prefix, key);
  std::vector<Evidence>& evidence = understood.content_evidence;
  const bool is_known = std::any_of(evidence.begin(), evidence.end(),
                                    [&](const Evidence& known) { return known.term == term; });
  if (is_known) return;
  evidence.push_back(
      {words, std::move(term), weight, kok::search::v1::MATCH_KIND_REFERENCE, field});
}

}  // namespace

void AddFileNumbersOfEcli(const index::Snapshot& snapshot, const Xapian::Database& content,
                          UnderstoodQuery& understood) {
  for (const UnderstoodQuery::Citation& citation : understood.citations) {
    if (citation.ecli.empty()) continue;
    const bool is_known =
        std::any_of(citation.terms.begin(), citation.terms.end(),
                    [&](const std::string& term) { return snapshot.TextsWith(content, term) > 0; });
    if (is_known) continue;
    const auto of_ecli = std::find_if(
        understood.content_evidence.begin(), understood.content_evidence.end(),
        [&](const Evidence& evidence) { return evidence.term == citation.terms.front(); });
    if (of_ecli == understood.content_evidence.end()) continue;
    const WordRange words = of_ecli->words;
    for (const analysis::Reference& number :
         analysis::FindReferences(analysis::FileNumberOfEcli(citation.ecli))) {
      const std::string& key = number.keys.front();
      AddEvidence(schema::kOwnReferencePrefix, key, kOwnReferenceTier, "decision.file_numbers",
                  words, understood);
      AddEvidence(schema::kReferencePrefix, key, kReferenceTier, "body", words, understood);
    }
  }
}

}  // namespace kok::search_core
