#include "service/search/suggestion_matches.h"

#include <algorithm>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "indexer/analysis/word_forms.h"
#include "service/search/prefix_distance.h"

namespace kok::search_core {
namespace {

using index::CompletionForm;
using index::CompletionPlace;
using index::Completions;
using index::WordStart;

constexpr CompletionPlace kPlaces[] = {CompletionPlace::kWholeText, CompletionPlace::kLaterWord};

// Letters from which on a slip is more likely than another word.
constexpr size_t kLettersForOneSlip = 4;
constexpr size_t kLettersForTwoSlips = 8;

int AllowedSlips(std::string_view key) {
  size_t letters = 0;
  for (const char c : key) {
    const bool begins_letter = c != ' ' && (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins_letter) ++letters;
  }
  return letters >= kLettersForTwoSlips ? 2 : letters >= kLettersForOneSlip ? 1 : 0;
}

int KindOrder(kok::search::v1::SuggestionKind kind) {
  switch (kind) {
    case kok::search::v1::SUGGESTION_KIND_ORGANIZATION:
      return 0;
    case kok::search::v1::SUGGESTION_KIND_PLACE:
      return 1;
    case kok::search::v1::SUGGESTION_KIND_REGION:
      return 2;
    case kok::search::v1::SUGGESTION_KIND_TOPIC:
      return 3;
    default:
      return 4;
  }
}

// Nothing of what is shown need resemble such a text.
bool IsOtherSpelling(CompletionForm form) {
  return form == CompletionForm::kAlias || form == CompletionForm::kForeign;
}

// Collects matches, the best of each target.
class Collector {
 public:
  Collector(const TypedPrefix& prefix, std::string_view language_code)
      : key_(prefix.key), english_(language_code == "en") {}

  bool empty() const { return best_.empty(); }

  // The first `max` of each list.
  void AddExact(const Completions& completions, bool word_is_complete, size_t max) {
    for (const CompletionPlace place : kPlaces) {
      const auto starts = completions.Find(place, key_, word_is_complete);
      for (const WordStart start : starts.subspan(0, max)) Add(completions, start, key_.size());
    }
  }

  void AddWithSlips(const Completions& completions) {
    int limit = AllowedSlips(key_);
    if (limit == 0) return;
    for (const CompletionPlace place : kPlaces) {
      for (const WordStart start : completions.All(place)) {
        if (completions.texts()[start.text].form == CompletionForm::kForeign) continue;
        const NearestPrefix nearest = FindNearestPrefix(key_, completions.At(start), limit);
        if (nearest.edits > limit) continue;
        // One slip less makes all matches so far mistaken.
        if (nearest.edits < fewest_) best_.clear();
        fewest_ = limit = nearest.edits;
        Add(completions, start, nearest.length);
      }
    }
  }

  std::vector<SuggestionMatch> Sorted() const {
    std::vector<SuggestionMatch> matches;
    matches.reserve(best_.size());
    for (const auto& [target, match] : best_) matches.push_back(match);
    std::sort(matches.begin(), matches.end(),
              [&](const auto& a, const auto& b) { return ComesBefore(a, b); });
    return matches;
  }

 private:
  void Add(const Completions& completions, WordStart start, size_t typed_bytes) {
    const index::CompletionText& text = completions.texts()[start.text];
    const SuggestionMatch match{&completions.targets()[text.target], &text,
                                completions.At(start).substr(0, typed_bytes), start.offset > 0};
    const auto [known, is_new] = best_.emplace(match.target, match);
    if (!is_new && IsBetterText(match, known->second)) known->second = match;
  }

  // Found by a name in the language that was not asked for, or by a further spelling.
  bool IsOtherName(const SuggestionMatch& match) const {
    const CompletionForm form = match.text->form;
    return form == (english_ ? CompletionForm::kGerman : CompletionForm::kEnglish) ||
           IsOtherSpelling(form);
  }

  // Whether `a` is the better text of the same target: a name rather than a text that merely comes
  // first in the order of texts.
  bool IsBetterText(const SuggestionMatch& a, const SuggestionMatch& b) const {
    const auto rank = [&](const SuggestionMatch& match) {
      return std::make_tuple(match.at_later_word, IsOtherName(match), match.text->form,
                             std::string_view(match.text->fold));
    };
    return rank(a) < rank(b);
  }

  // Whether `a` comes before `b`, a match of another target.
  bool ComesBefore(const SuggestionMatch& a, const SuggestionMatch& b) const {
    const auto rank = [&](const SuggestionMatch& match) {
      const bool is_short_name =
          match.text->form == CompletionForm::kShortName && match.text->fold == key_;
      return std::make_tuple(!is_short_name, match.at_later_word, IsOtherSpelling(match.text->form),
                             KindOrder(match.target->kind), IsOtherName(match),
                             std::string_view(match.text->fold),
                             std::string_view(match.target->name));
    };
    return rank(a) < rank(b);
  }

  const std::string_view key_;
  const bool english_;
  int fewest_ = 3;  // slips of the matches so far; more than are ever allowed
  absl::flat_hash_map<const index::CompletionTarget*, SuggestionMatch> best_;
};

}  // namespace

TypedPrefix ReadTypedPrefix(std::string_view prefix) {
  const char last = prefix.empty() ? 'x' : prefix.back();
  return {analysis::PhraseKey(prefix), last == ' ' || last == '\t' || last == '\n'};
}

const std::string& ShownText(const SuggestionMatch& match, std::string_view language_code) {
  if (!match.text->shown.empty()) return match.text->shown;
  return language_code == "en" ? match.target->name_en : match.target->name_de;
}

std::vector<SuggestionMatch> FindSuggestions(const Completions& directory,
                                             const Completions& titles, const TypedPrefix& prefix,
                                             std::string_view language_code, size_t max_titles) {
  if (prefix.key.empty()) return {};
  Collector collector(prefix, language_code);
  const auto add_exact = [&](bool word_is_complete) {
    collector.AddExact(directory, word_is_complete, std::string_view::npos);
    collector.AddExact(titles, word_is_complete, max_titles);
  };
  add_exact(prefix.word_is_complete);
  // A blank may follow a word that is not complete after all.
  if (collector.empty() && prefix.word_is_complete) add_exact(false);
  if (collector.empty()) collector.AddWithSlips(directory);
  return collector.Sorted();
}

}  // namespace kok::search_core
