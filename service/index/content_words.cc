#include "service/index/content_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/schema/fields.h"

namespace kok::index {
namespace {

constexpr std::array kForms = {schema::TermForm::kExact, schema::TermForm::kStem,
                               schema::TermForm::kPart};

// What the terms of words begin with, in the order in which the database lists them.
std::vector<std::string> Beginnings() {
  std::vector<std::string> beginnings;
  for (const schema::TermForm form : kForms) {
    beginnings.push_back(schema::TextTerm(schema::kContentPrefix, form, ""));
  }
  std::sort(beginnings.begin(), beginnings.end());
  return beginnings;
}

// How many of the documents hold each word.
absl::flat_hash_map<std::string, Xapian::doccount> CountWords(
    const Xapian::Database& content, const std::vector<Xapian::docid>& documents) {
  absl::flat_hash_map<std::string, Xapian::doccount> counts;
  const std::vector<std::string> beginnings = Beginnings();
  for (const Xapian::docid document : documents) {
    for (const std::string& beginning : beginnings) {
      auto term = content.termlist_begin(document);
      for (term.skip_to(beginning); term != content.termlist_end(document); ++term) {
        std::string word = *term;
        if (word.compare(0, beginning.size(), beginning) != 0) break;
        ++counts[std::move(word)];
      }
    }
  }
  return counts;
}

}  // namespace

absl::StatusOr<ContentWords> ContentWords::Read(const Xapian::Database& content) {
  ContentWords all;
  const absl::Status read = generation::CatchXapian([&] {
    for (const std::string& beginning : Beginnings()) {
      for (auto term = content.allterms_begin(beginning); term != content.allterms_end(beginning);
           ++term) {
        all.words_.push_back({*term, term.get_termfreq()});
      }
    }
    return absl::OkStatus();
  });
  if (!read.ok()) return read;
  return all;
}

absl::StatusOr<ContentWords> ContentWords::Without(
    const Xapian::Database& content, const std::vector<Xapian::docid>& documents) const {
  ContentWords left;
  const absl::Status read = generation::CatchXapian([&] {
    const auto gone = CountWords(content, documents);
    left.words_.reserve(words_.size());
    for (const ContentWord& word : words_) {
      const auto found = gone.find(word.term);
      const Xapian::doccount texts = word.texts - (found == gone.end() ? 0 : found->second);
      if (texts > 0) left.words_.push_back({word.term, texts});
    }
    return absl::OkStatus();
  });
  if (!read.ok()) return read;
  return left;
}

}  // namespace kok::index
