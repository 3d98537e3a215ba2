// A protected value in the forms in which it could be found, and the search for many at once.

#ifndef KOK_INDEXER_PUBLISH_PROTECTED_NEEDLES_H_
#define KOK_INDEXER_PUBLISH_PROTECTED_NEEDLES_H_

#include <bitset>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "indexer/publish/coordinates.h"
#include "indexer/publish/needle_forms.h"

namespace kok::publish {

// A value that must not be found. `text` goes into no message.
struct ProtectedText {
  enum class Kind { kAddress, kPhone, kEmail, kPerson, kPoint, kNote };
  Kind kind;
  std::string text;
  std::string place;  // where it stands, such as `members.jsonl:3: protected.phones[0]`
};

// Immutable once made; safe from any thread.
//
// Forms of six letters and digits or more are found anywhere, whatever stands between their
// letters; shorter ones as whole words. What the forms of a value are says needle_forms.h; a point
// is looked for by both of its coordinates, as finely as they are written.
class ProtectedNeedles {
 public:
  explicit ProtectedNeedles(const std::vector<ProtectedText>& values);

  bool empty() const { return count_ == 0; }

  // Calls `found` with the index of each value that is in `text`, or in what it holds in the
  // notation of an address, a page or a program (encoded_text.h), each once.
  void FindIn(std::string_view text, const std::function<void(size_t)>& found) const;

  // The same for values as they are written, in any case of the Latin alphabet.
  void FindAsWritten(std::string_view bytes, const std::function<void(size_t)>& found) const;

  // Both for bytes some of which may be text: what is printable among them is looked through.
  void FindInBytes(std::string_view bytes, const std::function<void(size_t)>& found) const;

 private:
  using Found = std::function<void(size_t)>;
  struct Needle {
    std::string text;
    size_t value;
    std::vector<size_t> ends;  // of its numbers, where they matter
  };
  // Needles by their first letters, so that one pass over a text finds all; most places of a text
  // are passed over by two of them.
  struct Index {
    absl::flat_hash_map<std::string, std::vector<Needle>> by_beginning;
    std::bitset<1 << 16> first_two;

    void Add(Needle needle);
    // Calls `at` with each needle that stands in `text` and where it begins.
    template <typename At>
    void ForEachIn(std::string_view text, const At& at) const;
  };
  struct Point {
    Coordinate latitude;
    Coordinate longitude;
    size_t value;
  };

  void Add(const NeedleForm& form, size_t value);
  bool AddPoint(std::string_view text, size_t value);
  void FindWritten(std::string_view text, const Found& found) const;
  void FindPoints(std::string_view text, const Found& found) const;

  size_t count_ = 0;
  Index joined_;               // without spaces
  Index words_;                // ` some words `
  std::vector<Needle> brief_;  // ` a `, too short for an index
  Index bytes_;
  std::vector<Point> points_;
};

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_PROTECTED_NEEDLES_H_
