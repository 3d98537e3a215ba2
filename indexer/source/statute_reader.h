// Sections of statutes, taken from a corpus of all of them by a list.

#ifndef KOK_INDEXER_SOURCE_STATUTE_READER_H_
#define KOK_INDEXER_SOURCE_STATUTE_READER_H_

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/line_reader.h"
#include "indexer/source/record_reader.h"
#include "indexer/source/statute_list.h"

namespace kok::source {

// The two files of a selection; both empty: none is asked for.
struct StatuteSelection {
  std::string list;    // see statute_list.h
  std::string corpus;  // JSON Lines of `id` (law, `#`, number), `title` and `text`
};

// Each section that the list names is a Content of type STATUTE, `contents/aufenthg-25`, whose
// title begins with its citation, `§ 25 AufenthG`. At the end of the corpus, laws and sections of
// the list that it did not have are problems that name their line of the list. Streams: holds the
// list and one section.
class StatuteReader : public RecordReader {
 public:
  // InvalidArgument for a list that cannot be read and for a corpus that is compressed.
  static absl::StatusOr<std::unique_ptr<RecordReader>> Open(const StatuteSelection& selection);

  absl::StatusOr<std::optional<ReadItem>> Next() override;

 private:
  // A law of the list and which of its sections the corpus had.
  struct Law {
    const StatuteRow* row;
    bool is_there = false;
    std::set<SectionNumber> found;
  };

  StatuteReader(StatuteList list, const StatuteSelection& selection,
                std::unique_ptr<LineReader> lines);

  std::optional<ReadItem> Take(const std::string& line);
  std::optional<ReadItem> TakeSection(Law& law, const std::string& title, const std::string& text);
  void FindMissing();
  ReadItem OfList(const StatuteRow& row, std::string field, std::string message) const;
  ReadItem OfCorpus(std::string message) const;

  StatuteList list_;
  StatuteSelection selection_;
  std::unique_ptr<LineReader> lines_;
  std::map<std::string, Law, std::less<>> laws_;  // by their name in the corpus
  bool is_read_ = false;
  std::deque<ReadItem> missing_;
};

// The wrapped lines of the corpus as paragraphs; an entry of a list is one of its own. Pure
// function.
std::string UnwrappedText(std::string_view text);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_STATUTE_READER_H_
