// Marked requests: random texts of which each part can be found again, in whatever form it lies.

#ifndef KOK_TESTS_INTEGRATION_CANARY_MARKERS_H_
#define KOK_TESTS_INTEGRATION_CANARY_MARKERS_H_

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kok::tests {

// Makes texts, telephone numbers and addresses; each begins with letters or digits that nothing
// else on the machine holds. The same seed makes the same. For one thread.
class CanaryMarkers {
 public:
  explicit CanaryMarkers(unsigned seed) : random_(seed) {}

  std::string Word();   // letters, umlauts among them
  std::string Text();   // some words and signs
  std::string Phone();  // `+49 ...`
  std::string Email();
  std::string Id();     // lower-case letters, as resource names are made of
  std::string Bytes();  // no UTF-8 in between
  int Below(int end);   // from 0

 private:
  std::mt19937 random_;
};

// The forms in which a marker was found in `bytes`: as it is, in another case, folded, stemmed, its
// signs removed, hex, base64 at each alignment, UTF-16 of both orders. Empty: there is none.
std::vector<std::string> FindMarkers(std::string_view bytes);

}  // namespace kok::tests

#endif  // KOK_TESTS_INTEGRATION_CANARY_MARKERS_H_
