#include "service/search/reference_evidence.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "indexer/analysis/citation_text.h"
#include "indexer/analysis/contact_spans.h"
#include "indexer/analysis/courts.h"
#include "indexer/analysis/file_numbers.h"
#include "indexer/analysis/references.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/own_references.h"
#include "service/search/ranking.h"

namespace kok::search_core {
namespace {

using analysis::FileNumber;
using analysis::Reference;
using analysis::Token;
namespace v1 = kok::search::v1;

struct Bytes {
  size_t begin;
  size_t end;
  bool is_town = false;  // a court with its town
  bool Holds(const Token& token) const { return begin <= token.begin && token.end <= end; }
  bool Overlaps(size_t other_begin, size_t other_end) const {
    return begin < other_end && other_begin < end;
  }
};

constexpr std::string_view OwnField(Reference::Kind kind) {
  switch (kind) {
    case Reference::Kind::kFileNumber:
      return "decision.file_numbers";
    case Reference::Kind::kEcli:
      return "decision.ecli";
    default:
      return "decision.norms";
  }
}

// Citations of one query.
class References {
 public:
  References(std::string_view query, UnderstoodQuery& understood)
      : query_(query),
        understood_(understood),
        found_(analysis::FindReferences(query)),
        courts_(analysis::FindCourts(query)) {}

  void Add() {
    for (const Evidence& known : understood_.content_evidence) terms_.insert(known.term);
    FindParts();
    RemoveTokens();
    AddReferences();
    AddParts();
    understood_.reference_understood =
        understood_.reference_understood || !found_.empty() || !parts_.empty();
    AddWhole();
    AddCourts();
  }

 private:
  // Register and number, or the number alone. What is part of a telephone number is none.
  void FindParts() {
    const std::vector<analysis::ContactSpan> contacts = analysis::FindContactSpans(query_);
    for (FileNumber& number : analysis::FindFileNumbers(query_)) {
      const bool is_contact =
          std::any_of(contacts.begin(), contacts.end(), [&](const analysis::ContactSpan& span) {
            return Bytes{span.begin, span.end}.Overlaps(number.begin, number.end);
          });
      const bool is_known =
          std::any_of(found_.begin(), found_.end(), [&](const Reference& reference) {
            return Bytes{reference.begin, reference.end}.Overlaps(number.begin, number.end);
          });
      if (number.keys.empty() && !is_contact && !is_known) parts_.push_back(std::move(number));
    }
  }

  void RemoveTokens() {
    std::vector<Bytes> removed;
    for (const Reference& reference : found_) {
      if (reference.law_end == reference.law_begin) {
        removed.push_back({reference.begin, reference.end});
      } else {
        removed.push_back({reference.begin, reference.law_begin});
        removed.push_back({reference.law_end, reference.end});
      }
    }
    for (const FileNumber& part : parts_) {
      if (!IsOfTheUnion(part)) removed.push_back({part.begin, part.end});
    }
    if (NamesOneRecord()) AddCourtBytes(removed);
    auto& tokens = understood_.tokens;
    const auto is_removed = [&](const Token& token) {
      return std::any_of(removed.begin(), removed.end(),
                         [&](const Bytes& bytes) { return bytes.Holds(token); });
    };
    tokens.erase(std::remove_if(tokens.begin(), tokens.end(), is_removed), tokens.end());
  }

  // Whether the query names a decision rather than what it is about. Then its court and the court's
  // town are no further words to look for.
  bool NamesOneRecord() const {
    return std::any_of(found_.begin(), found_.end(), [](const Reference& reference) {
      return reference.kind != Reference::Kind::kNorm;
    });
  }

  // Of a court and its town, one word of it: what follows may be something else.
  void AddCourtBytes(std::vector<Bytes>& removed) const {
    for (const analysis::CourtMention& mention : courts_) {
      const bool is_longer =
          !removed.empty() && removed.back().begin == mention.begin && removed.back().is_town;
      if (is_longer) continue;
      removed.push_back({mention.begin, mention.end, mention.key.find(' ') != std::string::npos});
    }
  }

  // Tokens within some bytes.
  WordRange WordsIn(const Bytes& bytes) const {
    WordRange words{0, 0};
    for (size_t i = 0; i < understood_.tokens.size(); ++i) {
      if (!bytes.Holds(understood_.tokens[i])) continue;
      if (words.count == 0) words.first = i;
      ++words.count;
    }
    return words;
  }

  // No words, each time others: a reason is given for every range of words.
  WordRange NoWords() { return {kFirstNoWord + no_words_++, 0}; }

  // Each once, at most kMaxReferences: whether it is to be added.
  bool IsNew(const std::string& key) {
    if (references_.contains(key)) return false;
    if (references_.size() == kMaxReferences) {
      understood_.some_ignored = true;
      return false;
    }
    return references_.insert(key).second;
  }

  void AddReferences() {
    for (const Reference& reference : found_) {
      if (IsNew(reference.keys.front())) AddReference(reference);
    }
  }

  void AddParts() {
    for (const FileNumber& part : parts_) {
      const std::string& key = part.part_keys.front();
      if (!IsNew(key)) continue;
      // The number of an act of the Union is no citation for sure: texts have it as words.
      std::vector<std::string>* terms =
          IsOfTheUnion(part) ? nullptr : &understood_.citations.emplace_back().terms;
      AddEvidence(schema::kOwnReferencePrefix, key, NoWords(), kOwnReferenceTier,
                  "decision.file_numbers", terms);
    }
  }

  // `604/2013` alone, as acts of the Union are numbered, and decisions where the year has four
  // digits.
  bool IsOfTheUnion(const FileNumber& number) const {
    const std::string_view written = query_.substr(number.begin, number.end - number.begin);
    const size_t slash = written.find('/');
    const bool is_bare = std::all_of(written.begin(), written.end(),
                                     [](char c) { return analysis::IsDigit(c) || c == '/'; });
    return is_bare && slash != std::string_view::npos && written.size() - slash - 1 == 4;
  }

  void AddReference(const Reference& reference) {
    UnderstoodQuery::Citation& citation = understood_.citations.emplace_back();
    std::vector<std::string>& terms = citation.terms;
    WordRange words{0, 0};
    if (reference.law_end > reference.law_begin) {
      words = WordsIn({reference.law_begin, reference.law_end});
    }
    if (words.count == 0) words = NoWords();
    const bool is_norm = reference.kind == Reference::Kind::kNorm;
    const std::string own_field(OwnField(reference.kind));
    for (size_t i = 0; i < reference.keys.size(); ++i) {
      // A file number with the letter of its court means that court alone.
      if (i > 0 && !is_norm) break;
      const std::string& key = reference.keys[i];
      AddEvidence(schema::kOwnReferencePrefix, key, words,
                  i == 0 ? kOwnReferenceTier : kOwnWiderReferenceTier, own_field, &terms);
      AddEvidence(schema::kReferencePrefix, key, words,
                  i == 0 ? kReferenceTier : kWiderReferenceTier, "body", &terms);
    }
    if (reference.kind == Reference::Kind::kEcli) citation.ecli = reference.keys.front();
    if (is_norm) {
      citation.section = reference.keys.back();
      // A paragraph's key is its section's, a sign and the number.
      const std::string_view key = reference.keys.front();
      if (key.size() > citation.section.size()) {
        citation.paragraph = std::string(key.substr(citation.section.size() + 1));
      }
      AddEvidence(schema::kOwnReferencePrefix, schema::StatuteKey(reference.keys.back()), words,
                  kStatuteTier, "title", nullptr);
    }
  }

  // Each term once. `terms` takes the terms of one citation.
  void AddEvidence(std::string_view prefix, const std::string& key, const WordRange& words,
                   double weight, const std::string& field, std::vector<std::string>* terms) {
    std::string term = schema::FilterTerm(prefix, key);
    if (terms != nullptr) terms->push_back(term);
    if (!terms_.insert(term).second) return;
    understood_.content_evidence.push_back(
        {words, std::move(term), weight, v1::MATCH_KIND_REFERENCE, field});
  }

  // The query as a file number of a form that nobody knows but the record that bears it.
  void AddWhole() {
    constexpr size_t kLongest = 100;  // as Decision.file_numbers
    if (!found_.empty() || !parts_.empty() || query_.size() > kLongest) return;
    if (std::none_of(query_.begin(), query_.end(), analysis::IsDigit)) return;
    const std::string key = analysis::WholeFileNumberKey(query_);
    if (key.empty()) return;
    AddEvidence(schema::kOwnReferencePrefix, key, NoWords(), kOwnReferenceTier,
                "decision.file_numbers", nullptr);
  }

  void AddCourts() {
    if (NamesOneRecord()) return;
    for (const analysis::CourtMention& mention : courts_) {
      const WordRange words = WordsIn({mention.begin, mention.end});
      std::string term = schema::FilterTerm(schema::kCourtPrefix, mention.key);
      if (words.count == 0 || !terms_.insert(term).second) continue;
      understood_.content_evidence.push_back(
          {words, std::move(term), kCourtTier, v1::MATCH_KIND_NAME, "decision.court"});
    }
  }

  // Beyond every index of a token.
  static constexpr size_t kFirstNoWord = 1000000;

  const std::string_view query_;
  UnderstoodQuery& understood_;
  const std::vector<Reference> found_;
  const std::vector<analysis::CourtMention> courts_;
  std::vector<FileNumber> parts_;
  absl::flat_hash_set<std::string> references_;  // first keys of those added
  absl::flat_hash_set<std::string> terms_;       // of the evidence
  size_t no_words_ = 0;
};

}  // namespace

void AddReferenceEvidence(std::string_view query, UnderstoodQuery& understood) {
  References(query, understood).Add();
}

}  // namespace kok::search_core
