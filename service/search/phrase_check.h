// Whether stored records say the phrases of a query, by their texts.

#ifndef KOK_SERVICE_SEARCH_PHRASE_CHECK_H_
#define KOK_SERVICE_SEARCH_PHRASE_CHECK_H_

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "service/index/snapshot.h"
#include "service/search/phrase_finder.h"
#include "service/search/quoted_phrases.h"
#include "service/search/record_texts.h"
#include "service/search/time_limit.h"

namespace kok::search_core {

// Records of one kind that one search looks through, and bytes of their texts together; the rest
// counts as not saying the phrase, and `ended_early` tells. Some 20 ms for sections of statutes.
inline constexpr size_t kMaxPhraseTexts = 1000;
inline constexpr size_t kMaxPhraseTextBytes = size_t{8} << 20;

// Where a record says a phrase first, in one of its texts in the order of TextsOf.
struct PhrasePlace {
  size_t text;
  size_t begin;  // bytes of it: [begin, end)
  size_t end;
};

// Looks through the records of one kind, for one search, each once. Not safe from several threads
// at once. May throw Xapian::Error and TimeLimitReached.
class PhraseCheck {
 public:
  // All must outlive the object.
  PhraseCheck(const index::Snapshot& snapshot, const std::vector<Phrase>& phrases,
              const TimeLimit& limit)
      : snapshot_(snapshot), limit_(limit), finder_(phrases), phrases_(phrases.size()) {}

  // Whether the record of that document says all phrases, each within one of its texts. `database`
  // is a handle on the snapshot's organisations or content. False, too, once there is an error or
  // no more may be looked through.
  bool OrganizationSays(const Xapian::Database& organizations, Xapian::docid document);
  bool ContentSays(const Xapian::Database& content, Xapian::docid document);

  // Where a record that says them does so, a place for each phrase; null for others.
  const std::vector<PhrasePlace>* PlacesIn(Xapian::docid document) const;

  // Whether a record was asked for beyond what one search looks through.
  bool ended_early() const { return ended_early_; }
  // The first error of reading: DataLoss or Unavailable.
  const absl::Status& status() const { return status_; }

 private:
  using Places = std::vector<PhrasePlace>;
  bool MayLook();
  // Looks for the phrases that are not found yet in one text.
  void Look(std::string_view text, size_t number, uint32_t& missing, Places& places);
  bool Note(Xapian::docid document, uint32_t missing, Places places);

  const index::Snapshot& snapshot_;
  const TimeLimit& limit_;
  PhraseFinder finder_;
  const size_t phrases_;
  absl::flat_hash_map<Xapian::docid, Places> places_;  // empty: does not say them
  size_t bytes_ = 0;
  bool ended_early_ = false;
  absl::Status status_;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_PHRASE_CHECK_H_
