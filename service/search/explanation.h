// Why a record was found, in words for a caseworker.

#ifndef KOK_SERVICE_SEARCH_EXPLANATION_H_
#define KOK_SERVICE_SEARCH_EXPLANATION_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "indexer/region/region_table.h"
#include "indexer/schema/vocabulary.h"
#include "kok/search/v1/search_service.pb.h"
#include "service/search/query_builder.h"
#include "service/search/understood_query.h"

namespace kok::search_core {

// Explains the hits of one request. Safe from any thread.
class Explainer {
 public:
  // All must outlive the object. Sentences are in `language` ("en", German for any other).
  Explainer(const analysis::Analyzer& analyzer, const region::RegionTable& regions,
            const schema::Vocabulary& vocabulary, const UnderstoodQuery& understood,
            std::string_view language)
      : analyzer_(analyzer),
        regions_(regions),
        vocabulary_(vocabulary),
        understood_(understood),
        language_(language) {}

  // Fills match_reasons of a result whose record is set: one reason for each word or name of the
  // query that it matches, the heaviest first. A town that is not the seat's is the branch's.
  void Explain(const std::vector<const PlannedTerm*>& matched,
               kok::search::v1::SearchResult& result) const;

 private:
  // A field of one result, analysed.
  struct ReadField {
    std::string text;
    std::vector<analysis::Token> words;
  };
  using ReadFields = std::map<std::string, ReadField>;

  void SetMatchedText(const PlannedTerm& term, const kok::search::v1::SearchResult& result,
                      ReadFields& fields, kok::search::v1::MatchReason& reason) const;
  void SetContentWord(const PlannedTerm& term, const kok::search::v1::SearchResult& result,
                      ReadFields& fields, kok::search::v1::MatchReason& reason) const;
  void SetTown(const PlannedTerm& term, const kok::search::v1::Organization& organization,
               kok::search::v1::MatchReason& reason) const;
  std::string ServiceWords(const kok::search::v1::Organization& organization) const;
  std::string FieldText(const kok::search::v1::SearchResult& result, std::string_view field) const;
  const ReadField& Read(const kok::search::v1::SearchResult& result, std::string_view field,
                        ReadFields& fields) const;
  // The word of the field that the term stands for, empty where it is none of them; sharpens
  // `kind`.
  std::string MatchedWord(const PlannedTerm& term, const ReadField& field,
                          kok::search::v1::MatchKind& kind) const;
  std::string MatchedConcept(const PlannedTerm& term, const ReadField& field,
                             kok::search::v1::MatchKind& kind) const;

  const analysis::Analyzer& analyzer_;
  const region::RegionTable& regions_;
  const schema::Vocabulary& vocabulary_;
  const UnderstoodQuery& understood_;
  const std::string_view language_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_EXPLANATION_H_
