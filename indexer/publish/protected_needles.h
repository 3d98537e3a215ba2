// A protected value in the forms in which it could be found, and the search for many at once.

#ifndef KOK_INDEXER_PUBLISH_PROTECTED_NEEDLES_H_
#define KOK_INDEXER_PUBLISH_PROTECTED_NEEDLES_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace kok::publish {

// A value that must not be found. `text` goes into no message.
struct ProtectedText {
  enum class Kind { kAddress, kPhone, kEmail, kPerson, kPoint, kNote };
  Kind kind;
  std::string text;
  std::string place;  // where it stands, such as `members.jsonl:3: protected.phones[0]`
};

// The form in which texts and values meet: lower case, umlauts folded, `straße` as `str`, words
// joined by one space. Pure function.
std::string FoldForScan(std::string_view text);

// Immutable once made; safe from any thread.
//
// Values of six letters and digits or more are found anywhere, whatever stands between their
// letters; shorter ones as whole words. An address is looked for by its street and number, since
// its town is no secret; a telephone number without its country code and leading zeros; a person in
// both orders of the names; a point by both of its coordinates to three decimals.
class ProtectedNeedles {
 public:
  explicit ProtectedNeedles(const std::vector<ProtectedText>& values);

  bool empty() const { return count_ == 0; }

  // Calls `found` with the index of each value that is in `text`, each once.
  void FindIn(std::string_view text, const std::function<void(size_t)>& found) const;

  // The same for bytes that are no text: only what stands there as it is written, in any case of
  // the Latin alphabet.
  void FindInBytes(std::string_view bytes, const std::function<void(size_t)>& found) const;

 private:
  struct Needle {
    std::string folded;  // without spaces if it is long
    size_t value;
  };
  // Needles by their first letters, so that one pass over a text finds all.
  using Index = absl::flat_hash_map<std::string, std::vector<Needle>>;
  struct Pair {
    std::string first;
    std::string second;
    size_t value;
  };

  void AddText(std::string_view text, size_t value);
  void AddPhone(std::string_view text, size_t value);
  void AddPerson(std::string_view text, size_t value);
  void AddAddress(std::string_view text, size_t value);
  bool AddPoint(std::string_view text, size_t value);
  static void Find(const Index& index, std::string_view text,
                   const std::function<void(size_t)>& found);

  size_t count_ = 0;
  Index long_;
  Index bytes_;
  std::vector<Needle> words_;  // ` word ` with its spaces
  std::vector<Pair> pairs_;
};

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_PROTECTED_NEEDLES_H_
