// All that may be offered while somebody types, and the texts under which each is found.
//
// Built once a generation from its records and reference texts, never from what was asked earlier.

#ifndef KOK_SERVICE_INDEX_COMPLETIONS_H_
#define KOK_SERVICE_INDEX_COMPLETIONS_H_

#include <xapian.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "kok/search/v1/search_service.pb.h"

namespace kok::index {

// What is offered: a record, a town, a region or a topic.
struct CompletionTarget {
  kok::search::v1::SuggestionKind kind = kok::search::v1::SUGGESTION_KIND_UNSPECIFIED;
  std::string name;     // resource name, region code or topic code; empty for a town
  std::string name_de;  // of a region or topic; else empty
  std::string name_en;
  // Documents of the organisations that bear it, sorted: the organisation itself, or those with
  // seat or branch in the town or region.
  std::vector<Xapian::docid> organizations;
  Xapian::docid content = 0;  // document of the text; 0 for everything else
};

// Which of its target's names a text is; of an organisation, the nearer one first.
enum class CompletionForm : uint8_t {
  kShortName,      // of an organisation
  kName,           // the name of an organisation, a town or a text
  kAlternateName,  // of an organisation
  kGerman,         // of a region or topic
  kEnglish,
  kAlias,    // further spelling of a region
  kForeign,  // of a town or region, in another language; never compared with slips
};

// One text under which a target is found.
struct CompletionText {
  std::string fold;   // its folded words, as analysis::PhraseKey joins them
  std::string shown;  // what is put into the search field. Empty: the target's name in the language
                      // asked. Another text than the folded one where two organisations share it.
  uint32_t target;    // index into targets()
  CompletionForm form;
};

// Where a text, or a later word of it, begins.
struct WordStart {
  uint32_t text;    // index into texts()
  uint32_t offset;  // byte of its fold
};

// Texts are looked up whole, and by their later words.
enum class CompletionPlace : uint8_t { kWholeText, kLaterWord };

// Those of the directory (organisations, towns, regions, topics), or those of titles, which may be
// many. Immutable; safe from any thread.
class Completions {
 public:
  Completions() = default;
  // REQUIRES: targets of texts exist, folds are not empty.
  Completions(std::vector<CompletionTarget> targets, std::vector<CompletionText> texts);

  const std::vector<CompletionTarget>& targets() const { return targets_; }
  const std::vector<CompletionText>& texts() const { return texts_; }

  // What is left without the targets that are those documents of content; nothing is sorted again.
  Completions Without(const std::vector<Xapian::docid>& contents) const;

  // All starts of one kind, sorted by what stands there.
  absl::Span<const WordStart> All(CompletionPlace place) const { return List(place); }

  // Those from where on a fold continues with `begin`, sorted; with `word_is_complete` only those
  // where a word ends behind it. Binary search, whatever the number.
  absl::Span<const WordStart> Find(CompletionPlace place, std::string_view begin,
                                   bool word_is_complete) const;

  // What stands at a start, to the end of its text.
  std::string_view At(WordStart start) const {
    return std::string_view(texts_[start.text].fold).substr(start.offset);
  }

 private:
  using Starts = std::vector<WordStart>;
  const Starts& List(CompletionPlace place) const { return lists_[static_cast<size_t>(place)]; }
  void AddStarts(uint32_t text);

  std::vector<CompletionTarget> targets_;
  std::vector<CompletionText> texts_;
  std::array<Starts, 2> lists_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_COMPLETIONS_H_
