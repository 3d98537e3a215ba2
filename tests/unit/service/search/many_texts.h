// More texts than are always counted and looked through.

#ifndef KOK_TESTS_UNIT_SERVICE_SEARCH_MANY_TEXTS_H_
#define KOK_TESTS_UNIT_SERVICE_SEARCH_MANY_TEXTS_H_

#include <string>

#include "tests/unit/service/search/search_fixture.h"

namespace kok::tests {

// Every second text says Hund, every third Katze, and so on, each so often and among so many others
// that ranks differ; there are equal ones too.
inline std::string LinesOfTexts(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    std::string body;
    const auto say = [&](const char* word, int every, int most) {
      if (i % every == 0) {
        for (int j = 0; j <= (i / every) % most; ++j) body += std::string(word) + " ";
      }
    };
    say("Hund", 2, 5);
    say("Katze", 3, 7);
    say("Vogel", 50, 3);
    say("Fisch", 701, 2);
    for (int j = 0; j < i % 17; ++j) body += "Füllung ";
    lines += R"({"content":{"name":"contents/t)" + std::to_string(100000 + i) +
             R"(","title":"Text","type":)" + std::to_string(1 + i % 4) + R"(,"body":")" + body +
             "\"}}\n";
  }
  return lines;
}

// 10,500 of them, opened once a process.
inline const index::Snapshot& ManyTexts() {
  static const auto* const index = new SmallIndex(LinesOfTexts(10'500));
  return **index;
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_SERVICE_SEARCH_MANY_TEXTS_H_
