#include "service/search/suggester.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "service/search/passing_records.h"
#include "service/search/suggestion_matches.h"
#include "service/search/typed_segments.h"

namespace kok::search_core {
namespace {

using kok::search::v1::Suggestion;
using kok::search::v1::SuggestRequest;
using kok::search::v1::SuggestResponse;

// Titles that are looked at, of each list: enough for a full answer though some bear the same
// title, and with a filter though many do not pass.
constexpr size_t kMaxTitles = 200;
constexpr size_t kMaxTitlesToFilter = 1000;
// Titles that are compared with the filter at a time.
constexpr size_t kTitlesAtOnce = 64;

// From matches to suggestions, for one request.
class Selection {
 public:
  // `passing`: nothing where everything passes.
  Selection(const index::OrganizationTable& table, const std::vector<SuggestionMatch>& matches,
            const PassingRecords* passing, std::string_view language_code)
      : table_(table), matches_(matches), passing_(passing), language_code_(language_code) {}

  absl::Status Fill(size_t limit, SuggestResponse& response);

 private:
  // Whether an organisation that passes bears it.
  bool IsBorne(const index::CompletionTarget& target) const {
    return passing_ == nullptr || passing_->AnyOrganization(target.organizations);
  }
  absl::StatusOr<bool> Passes(size_t match);
  absl::Status FilterTitlesFrom(size_t match);
  // A region that bears the name of a town says the same as the town; so does a title of another.
  bool IsSaid(const SuggestionMatch& match);
  void Append(const SuggestionMatch& match, SuggestResponse& response) const;

  const index::OrganizationTable& table_;
  const std::vector<SuggestionMatch>& matches_;
  const PassingRecords* const passing_;
  const std::string_view language_code_;
  absl::flat_hash_set<std::string> towns_;
  absl::flat_hash_set<std::string> titles_;
  absl::flat_hash_set<Xapian::docid> passing_titles_;
  size_t filtered_until_ = 0;  // titles among the matches before this one are looked at
};

absl::Status Selection::Fill(size_t limit, SuggestResponse& response) {
  for (const SuggestionMatch& match : matches_) {
    if (match.target->kind == kok::search::v1::SUGGESTION_KIND_PLACE && IsBorne(*match.target)) {
      towns_.insert(ShownText(match, language_code_));
    }
  }
  for (size_t i = 0; i < matches_.size(); ++i) {
    if (static_cast<size_t>(response.suggestions_size()) >= limit) break;
    const absl::StatusOr<bool> passes = Passes(i);
    if (!passes.ok()) return passes.status();
    if (*passes && !IsSaid(matches_[i])) Append(matches_[i], response);
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> Selection::Passes(size_t match) {
  if (passing_ == nullptr) return true;
  const index::CompletionTarget& target = *matches_[match].target;
  if (target.kind == kok::search::v1::SUGGESTION_KIND_TOPIC) {
    return passing_->AnyOfTopic(target.name);
  }
  if (target.content == 0) return IsBorne(target);
  if (match >= filtered_until_) {
    if (absl::Status filtered = FilterTitlesFrom(match); !filtered.ok()) return filtered;
  }
  return passing_titles_.contains(target.content);
}

absl::Status Selection::FilterTitlesFrom(size_t match) {
  std::vector<std::string> names;
  for (; match < matches_.size() && names.size() < kTitlesAtOnce; ++match) {
    const index::CompletionTarget& target = *matches_[match].target;
    if (target.content != 0) names.push_back(target.name);
  }
  filtered_until_ = match;
  const auto documents = passing_->Contents(names);
  if (!documents.ok()) return documents.status();
  passing_titles_.insert(documents->begin(), documents->end());
  return absl::OkStatus();
}

bool Selection::IsSaid(const SuggestionMatch& match) {
  const std::string& text = ShownText(match, language_code_);
  if (match.target->kind == kok::search::v1::SUGGESTION_KIND_REGION) return towns_.contains(text);
  return match.target->content != 0 && !titles_.insert(text).second;
}

void Selection::Append(const SuggestionMatch& match, SuggestResponse& response) const {
  Suggestion& suggestion = *response.add_suggestions();
  suggestion.set_text(ShownText(match, language_code_));
  suggestion.set_kind(match.target->kind);
  suggestion.set_name(match.target->name);
  const index::OrganizationRow* row = table_.OfName(match.target->name);
  if (row != nullptr) suggestion.set_status(row->status);
  for (auto& segment : TypedSegments(suggestion.text(), match.typed)) {
    *suggestion.add_segments() = std::move(segment);
  }
}

}  // namespace

absl::Status Suggest(const index::Snapshot& snapshot, const SuggestRequest& request, size_t limit,
                     absl::CivilDay today, SuggestResponse& response) {
  *response.mutable_index() = snapshot.info();
  const bool has_filter = request.filter().ByteSizeLong() > 0;
  const std::vector<SuggestionMatch> matches =
      FindSuggestions(snapshot.completions(), snapshot.titles(), ReadTypedPrefix(request.prefix()),
                      request.language_code(), has_filter ? kMaxTitlesToFilter : kMaxTitles);
  if (matches.empty()) return absl::OkStatus();
  std::optional<PassingRecords> passing;
  if (has_filter) {
    absl::StatusOr<PassingRecords> found = PassingRecords::Find(snapshot, request.filter(), today);
    if (!found.ok()) return found.status();
    passing.emplace(*std::move(found));
  }
  return Selection(snapshot.organization_table(), matches,
                   passing.has_value() ? &*passing : nullptr, request.language_code())
      .Fill(limit, response);
}

}  // namespace kok::search_core
