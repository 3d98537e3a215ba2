// Records as a source gives them, for the tests of lint.

#ifndef KOK_TESTS_UNIT_INDEXER_LINT_MADE_RECORD_H_
#define KOK_TESTS_UNIT_INDEXER_LINT_MADE_RECORD_H_

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/lint/finding.h"

namespace kok::tests {

// An organisation of `text`, in protobuf's text format, that stands in line `line` of a file.
inline source::SourceRecord MadeOrganization(const std::string& text, int line = 1) {
  source::Organization organization;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &organization)) << text;
  return {organization, "made.jsonl", line};
}

inline source::SourceRecord MadeContent(const std::string& text, int line = 1) {
  source::Content content;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &content)) << text;
  return {content, "made.jsonl", line};
}

// `error email-form emails[0]`, one of each finding, in their order.
inline std::vector<std::string> Summaries(const std::vector<lint::Finding>& findings) {
  std::vector<std::string> summaries;
  for (const lint::Finding& finding : findings) {
    summaries.push_back(
        std::string(finding.severity == lint::Severity::kError ? "error " : "warning ") +
        finding.check + " " + finding.field);
  }
  return summaries;
}

}  // namespace kok::tests

#endif  // KOK_TESTS_UNIT_INDEXER_LINT_MADE_RECORD_H_
