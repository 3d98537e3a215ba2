#include "service/search/search_run.h"

#include <algorithm>
#include <utility>

#include "service/search/content_order.h"
#include "service/search/facets.h"
#include "service/search/fallback.h"
#include "service/search/filter_query.h"
#include "service/search/known_citations.h"
#include "service/search/matched_terms.h"
#include "service/search/phrase_reasons.h"
#include "service/search/search_notices.h"
#include "service/search/standing.h"
#include "service/search/successor_reasons.h"

namespace kok::search_core {

namespace v1 = kok::search::v1;
using v1::SearchRequest;
using v1::SearchResponse;
using v1::SearchResult;

SearchRun::SearchRun(const index::Snapshot& snapshot, const Xapian::Database& organizations,
                     const Xapian::Database& content, const SearchRequest& request, PageRange page,
                     const Freshness& freshness, TimeLimit& limit,
                     const UnderstoodQuery& understood, const Scope& scope,
                     SearchResponse& response)
    : snapshot_(snapshot),
      request_(request),
      page_(page),
      limit_(limit),
      understood_(understood),
      scope_(scope),
      place_(PlaceOf(snapshot, request, understood, scope)),
      areas_(AreasOf(snapshot, request, understood, scope, place_)),
      organizations_(snapshot, organizations, request, understood, scope, limit),
      content_database_(content),
      content_(snapshot, content, request, understood, limit),
      builder_(snapshot, request, understood, scope, freshness,
               WordWeights(content_.plan(), understood.tokens.size())),
      explainer_(snapshot.analyzer(), snapshot.regions(), snapshot.vocabulary(), understood,
                 request.language_code()),
      response_(response),
      results_(page.size, response) {}

absl::StatusOr<size_t> SearchRun::Execute() {
  *response_.mutable_index() = snapshot_.info();
  if (!HasWords() || !understood_.empty() || understood_.only_elsewhere()) {
    if (WantsOrganizations(request_.filter())) {
      organizations_.Run();
      if (absl::Status added = AddOrganizations(); !added.ok()) return added;
    }
    if (content_.asked_for()) {
      if (absl::Status added = AddContent(); !added.ok()) return added;
    }
  }
  if (absl::Status checked = NotePhrases(); !checked.ok()) return checked;
  if (FoundNoPhrase()) return size_t{0};
  AddFacets();
  if (absl::Status checked = NotePhrases(); !checked.ok()) return checked;
  response_.set_total_size(static_cast<int>(facts_.total));
  response_.set_suggested_query(understood_.suggested_query);
  const size_t shown = results_.shown();
  if (IsFirstPage()) {
    if (absl::Status added = AddFallback(); !added.ok()) return added;
  }
  AddSearchNotices(snapshot_, request_, understood_, scope_, facts_, response_);
  const size_t next = page_.offset + shown;
  return next < facts_.total && shown > 0 ? next : 0;
}

absl::Status SearchRun::AddOrganizations() {
  const std::vector<OrganizationHit>& hits = organizations_.hits();
  facts_.total = hits.size();
  facts_.NoteHits(hits, scope_);
  if (IsFirstPage() && HasWords()) NoteBest();
  for (size_t i = page_.offset; i < hits.size() && !results_.IsFull(); ++i) {
    limit_.Look();
    SearchResult result;
    if (absl::Status added = AddOrganization(hits[i], result); !added.ok()) return added;
    results_.Append(std::move(result));
  }
  return absl::OkStatus();
}

absl::Status SearchRun::AddOrganization(const OrganizationHit& hit, SearchResult& result) {
  result.set_score(hit.score);
  absl::Status filled = builder_.FillOrganization(organizations_.Data(hit), result);
  if (!filled.ok()) return filled;
  if (request_.explain() && HasWords()) explainer_.Explain(organizations_.Matched(hit), result);
  if (request_.explain() && organizations_.phrase_check() != nullptr) {
    AddPhraseReasons(TextsOf(result.organization(), snapshot_.regions(), snapshot_.vocabulary()),
                     organizations_.phrase_check()->PlacesIn(hit.row->document),
                     request_.language_code(), result);
  }
  AddSuccessorReasons(hit.took_over_from, request_.language_code(), result);
  if (place_.has_value()) {
    builder_.FillPlace(*hit.row, areas_, *place_, result);
  } else {
    FillChoice(*hit.row, result);
  }
  return absl::OkStatus();
}

// Beside a town in which somebody sits: who is an answer for the other one says so, and nobody
// else.
void SearchRun::FillChoice(const index::OrganizationRow& row, SearchResult& result) const {
  for (const AskedPlace& choice : scope_.or_near) {
    if (CoverageFor(row, {choice.area}).empty()) continue;
    builder_.FillPlace(row, {choice.area}, choice, result);
    return;
  }
}

// What the best of all results says of the query; content is asked only where there is no
// organisation.
void SearchRun::NoteBest() {
  if (request_.order_by() == v1::SORT_ORDER_NAME) return;
  OrganizationSearch::BestHit best = organizations_.LookAtBest();
  facts_.fewer_words_matched = !best.says_all_words;
  facts_.same_named = std::move(best.same_named);
}

absl::Status SearchRun::AddContent() {
  const size_t before = facts_.total;
  const size_t first = page_.offset > before ? page_.offset - before : 0;
  const size_t wanted = results_.room();
  const bool look = IsFirstPage() && HasWords() && before == 0 && IsByMatch(request_.order_by());
  const ContentHits found = content_.Match(first, look ? std::max<size_t>(wanted, 1) : wanted);
  facts_.total += found.total;
  response_.set_total_size_estimated(found.total_is_estimated);
  if (IsFirstPage()) facts_.citation_not_found = NamesUnknownCitation(content_.plan(), understood_);
  if (look && !found.hits.empty()) {
    facts_.fewer_words_matched = !SaysAllWords(
        MatchedTerms(content_database_, content_.plan(), found.hits.front().document), understood_);
  }
  for (const ContentHit& hit : found.hits) {
    if (results_.IsFull()) break;
    limit_.Look();
    SearchResult result;
    result.set_score(hit.score);
    const PhraseCheck* check = content_.phrase_check();
    const std::vector<PhrasePlace>* said =
        check == nullptr ? nullptr : check->PlacesIn(hit.document);
    absl::Status filled = builder_.FillContent(content_database_, hit.document, said, result);
    if (!filled.ok()) return filled;
    if (request_.explain() && HasWords()) {
      explainer_.Explain(MatchedTerms(content_database_, content_.plan(), hit.document), result);
      AddPhraseReasons(TextsOf(result.content()), said, request_.language_code(), result);
    }
    if (request_.view() != v1::RESULT_VIEW_FULL) result.mutable_content()->clear_body();
    results_.Append(std::move(result));
  }
  return absl::OkStatus();
}

// What looking for phrases came to, in either kind of record.
absl::Status SearchRun::NotePhrases() {
  for (const PhraseCheck* check : {organizations_.phrase_check(), content_.phrase_check()}) {
    if (check == nullptr) continue;
    if (!check->status().ok()) return check->status();
    facts_.phrases_not_all_checked = facts_.phrases_not_all_checked || check->ended_early();
  }
  return absl::OkStatus();
}

void SearchRun::AddFacets() {
  for (const int number : request_.facets()) {
    const auto field = static_cast<v1::FacetField>(number);
    *response_.add_facets() =
        CountsOrganizations(field)
            ? CountOrganizations(snapshot_, scope_, organizations_.candidates(), field,
                                 request_.language_code())
            : content_.Count(field);
  }
}

absl::Status SearchRun::AddFallback() {
  if (!WantsOrganizations(request_.filter())) return absl::OkStatus();
  const Scope relaxed = FallbackScope(scope_, place_);
  if (place_.has_value()) {
    for (const OrganizationHit& hit :
         OrganizationsToAsk(snapshot_.organization_table(), relaxed, organizations_.hits())) {
      SearchResult result;
      absl::Status filled = builder_.FillOrganization(organizations_.Data(hit), result);
      if (!filled.ok()) return filled;
      builder_.FillPlace(*hit.row, areas_, *place_, result);
      results_.AppendFallback(std::move(result));
    }
  }
  for (const index::CuratedLine* line :
       LinesToAsk(snapshot_, relaxed, request_.query(), facts_.total == 0)) {
    SearchResult result;
    builder_.FillCurated(*line, result);
    results_.AppendFallback(std::move(result));
  }
  return absl::OkStatus();
}

}  // namespace kok::search_core
