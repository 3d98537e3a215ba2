// The paragraphs of a text that comes as mark-up, while it is read.

#ifndef KOK_INDEXER_SOURCE_PARAGRAPHS_H_
#define KOK_INDEXER_SOURCE_PARAGRAPHS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kok::source {

// White space of any kind and length becomes one space; a paragraph without text is none. Not safe
// from several threads at once.
class Paragraphs {
 public:
  // Adds text to the paragraph.
  void Add(std::string_view text);
  // A gap between words where the mark-up has one that is no white space.
  void Gap() { gap_ = true; }
  // An element of mark-up begins or ends here: what is shown as a block ends the paragraph, a line
  // break or cell is a gap, `dt` holds a number in the margin, and digits of a `sup` are no part of
  // the word beside them (`StGB` with the mark of a footnote). Any other changes nothing.
  void BeginElement(std::string_view name);
  void EndElement(std::string_view name);
  // What was added so far is a number in the margin. It stays before the paragraph that it counts.
  void EndNumber() { number_ends_at_ = current_.size(); }
  // Ends the paragraph.
  void End();
  // Ends the paragraph, and gives all since the last call.
  std::vector<std::string> Take();

 private:
  bool SetsRaisedApart(char next);

  std::string current_;
  size_t number_ends_at_ = 0;
  bool gap_ = false;
  bool begins_raised_ = false;  // where the next letter is added
  bool ends_raised_ = false;
  std::vector<std::string> all_;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_PARAGRAPHS_H_
