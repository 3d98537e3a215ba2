#include "indexer/commands/change_lines.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"

namespace kok {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

std::vector<std::string> Lines(const std::string& before, const std::string& after) {
  const auto organizations = [](const std::string& text) {
    publish::Organizations all;
    auto& organization = all["organizations/a"];
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &organization)) << text;
    return all;
  };
  publish::RecordChanges changes;
  publish::AddChanges(organizations(before), organizations(after), changes);
  std::vector<std::string> lines;
  if (changes.changed.empty()) return lines;
  for (const publish::FieldChange& line : ChangeLines(changes.changed.front())) {
    lines.push_back(absl::StrCat(line.field, ": ", line.before, " -> ", line.after));
  }
  return lines;
}

struct LinesCase {
  const char* why;
  const char* before;
  const char* after;
  std::vector<std::string> lines;
};

TEST(ChangeLinesTest, OneEditIsOneLine) {
  const LinesCase cases[] = {
      {"a number",
       "phones { number: '+49301' display: '030 1' label: 'B' }",
       "phones { number: '+49302' display: '030 2' label: 'B' }",
       {"phones: 030 1 | B -> 030 2 | B"}},
      {"one of two numbers, each with its successor",
       "phones { number: '+49301111' display: '1' } phones { number: '+49402222' display: '2' }",
       "phones { number: '+49402223' display: '3' } phones { number: '+49301112' display: '4' }",
       {"phones: 1 -> 4", "phones: 2 -> 3"}},
      {"another print of the same number",
       "phones { number: '+49301' display: '030 1' }",
       "phones { number: '+49301' display: '030-1' }",
       {"phones[+49301].display: 030 1 -> 030-1"}},
      {"print and label of the same number",
       "phones { number: '+49301' display: '030 1' }",
       "phones { number: '+49301' display: '030-1' label: 'B' }",
       {"phones[+49301]: 030 1 -> 030-1 | B"}},
      {"a label came",
       "phones { number: '+49301' display: '030 1' }",
       "phones { number: '+49301' display: '030 1' label: 'B' }",
       {"phones[+49301].label:  -> B"}},
      {"a number came",
       "",
       "phones { number: '+49301' display: '030 1' }",
       {"phones[+49301]:  -> 030 1"}},
      {"a number went",
       "phones { number: '+49301' display: '030 1' }",
       "",
       {"phones[+49301]: 030 1 -> "}},
      {"the fax",
       "fax { number: '+49301' display: '030 1' }",
       "fax { number: '+49302' display: '030 2' }",
       {"fax: 030 1 -> 030 2"}},
      {"an address",
       "emails: 'a@b.de' emails: 'x@y.de'",
       "emails: 'x@y.de' emails: 'c@b.de'",
       {"emails: a@b.de -> c@b.de"}},
      {"a language came",
       "",
       "languages { code: 'ro' state: ATTRIBUTE_STATE_YES }",
       {"languages[ro]:  -> ro | ATTRIBUTE_STATE_YES"}},
      {"a state",
       "languages { code: 'ro' state: ATTRIBUTE_STATE_YES }",
       "languages { code: 'ro' state: ATTRIBUTE_STATE_NO }",
       {"languages[ro].state: ATTRIBUTE_STATE_YES -> ATTRIBUTE_STATE_NO"}},
      {"fields of their own",
       "alert: 'x' short_name: 'A'",
       "alert: 'y' short_name: 'B'",
       {"alert: x -> y", "short_name: A -> B"}},
  };
  for (const LinesCase& c : cases) {
    EXPECT_THAT(Lines(c.before, c.after), ElementsAreArray(c.lines)) << c.why;
  }
}

}  // namespace
}  // namespace kok
