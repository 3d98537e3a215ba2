#include "service/search/explanation.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/region/contact_keys.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/labels.h"
#include "indexer/schema/offered_services.h"
#include "service/search/match_sentences.h"
#include "service/search/matched_terms.h"
#include "service/search/reference_reasons.h"

namespace kok::search_core {
namespace {

using analysis::Token;
using schema::TermForm;
namespace v1 = kok::search::v1;

bool StandsFor(const PlannedTerm& term, const Token& word) {
  switch (term.form) {
    case TermForm::kExact:
      return word.exact == term.text;
    case TermForm::kSpeltOut:
      return word.spelt_out == term.text;
    case TermForm::kFold:
      return word.fold == term.text;
    default:
      return word.stem == term.text;
  }
}

// How near a word of the record is to one of the query; `otherwise` where they are different words.
v1::MatchKind KindOfSameWord(const Token& asked, const Token& word, v1::MatchKind otherwise) {
  if (asked.exact == word.exact) return v1::MATCH_KIND_EXACT;
  if (asked.fold == word.fold) return v1::MATCH_KIND_FOLD;
  return asked.stem == word.stem ? v1::MATCH_KIND_STEM : otherwise;
}

std::string Written(const std::string& text, const Token& word) {
  return text.substr(word.begin, word.end - word.begin);
}

// The number or address that a term stands for, as the record prints it.
std::string ContactText(const v1::Organization& organization, const PlannedTerm& term) {
  const auto stands_for = [&](const v1::Phone& phone) {
    return term.term == schema::FilterTerm(schema::kPhonePrefix, phone.number());
  };
  for (const v1::Phone& phone : organization.phones()) {
    if (stands_for(phone)) return phone.display();
  }
  if (organization.has_fax() && stands_for(organization.fax())) return organization.fax().display();
  for (const std::string& email : organization.emails()) {
    const std::string key = region::EmailKey(email);
    if (term.term == schema::FilterTerm(schema::kEmailPrefix, key) ||
        term.term == schema::FilterTerm(schema::kDomainPrefix, key.substr(key.find('@') + 1))) {
      return email;
    }
  }
  return organization.website_uri();
}

// Whether a term is the town's; a town is also known without what tells it from others of its name.
bool IsTownTerm(const std::string& term, const std::string& locality) {
  const std::string whole = schema::FilterTerm(schema::kTownPrefix, analysis::PhraseKey(locality));
  return absl::StartsWith(whole, term) &&
         (whole.size() == term.size() || whole[term.size()] == ' ');
}

constexpr std::string_view kSeatTown = "seat.locality";

// Content keeps all its fields under one prefix, so which one it was has to be looked up.
constexpr std::string_view kContentFields[] = {"title", "summary", "decision.headnote", "body"};

}  // namespace

void Explainer::Explain(const std::vector<const PlannedTerm*>& matched,
                        v1::SearchResult& result) const {
  const std::vector<const PlannedTerm*> best = BestTerms(matched);
  double total = 0;
  for (const PlannedTerm* term : best) total += term->weight;
  ReadFields fields;
  for (const PlannedTerm* term : best) {
    v1::MatchReason& reason = *result.add_match_reasons();
    reason.set_kind(term->kind);
    reason.set_field(std::string(term->field));
    SetMatchedText(*term, result, fields, reason);
    reason.set_description(
        MatchSentence(reason.kind(), reason.field(), reason.matched_text(), language_));
    reason.set_share(total > 0 ? term->weight / total : 0);
  }
}

void Explainer::SetMatchedText(const PlannedTerm& term, const v1::SearchResult& result,
                               ReadFields& fields, v1::MatchReason& reason) const {
  if (term.kind == v1::MATCH_KIND_REFERENCE) {
    WrittenReference written = FindWritten(result.content(), term.term);
    if (!written.field.empty()) reason.set_field(std::move(written.field));
    reason.set_matched_text(std::move(written.text));
    return;
  }
  if (term.text.empty() && term.field == kSeatTown) {
    SetTown(term, result.organization(), reason);
    return;
  }
  if (term.text.empty()) {
    const bool contact =
        term.field == "phones" || term.field == "emails" || term.field == "website_uri";
    reason.set_matched_text(contact ? ContactText(result.organization(), term)
                                    : FieldText(result, term.field));
    return;
  }
  v1::MatchKind kind = term.kind;
  std::string word;
  if (result.has_content()) {
    SetContentWord(term, result, fields, reason);
    return;
  }
  word = MatchedWord(term, Read(result, term.field, fields), kind);
  reason.set_matched_text(word);
  reason.set_kind(kind);
}

// Content has one term for all forms of a word and for the compounds that hold it, and one prefix
// for all fields: which it was has to be looked up. A word of its own explains better than a
// compound.
void Explainer::SetContentWord(const PlannedTerm& term, const v1::SearchResult& result,
                               ReadFields& fields, v1::MatchReason& reason) const {
  const bool is_stem = term.form != TermForm::kConcept;
  PlannedTerm whole = term;
  PlannedTerm part = term;
  std::string stem;
  if (is_stem) {
    stem = term.term.substr(schema::TextTerm(schema::kContentPrefix, TermForm::kStem, "").size());
    whole.text = part.text = stem;
    whole.form = TermForm::kStem;
    part.form = TermForm::kPart;
  }
  for (const PlannedTerm* asked : {&whole, &part}) {
    for (const std::string_view field : kContentFields) {
      v1::MatchKind kind = asked == &part && is_stem ? v1::MATCH_KIND_COMPOUND : term.kind;
      const std::string word = MatchedWord(*asked, Read(result, field, fields), kind);
      if (word.empty()) continue;
      reason.set_field(std::string(field));
      reason.set_matched_text(word);
      reason.set_kind(kind);
      return;
    }
  }
}

// One term holds for the town of the seat and those of the branches.
void Explainer::SetTown(const PlannedTerm& term, const v1::Organization& organization,
                        v1::MatchReason& reason) const {
  reason.set_matched_text(organization.seat().locality());
  if (IsTownTerm(term.term, organization.seat().locality())) return;
  for (const v1::Place& branch : organization.branches()) {
    if (!IsTownTerm(term.term, branch.locality())) continue;
    reason.set_field(std::string(kBranchTown));
    reason.set_matched_text(branch.locality());
    return;
  }
}

// The names of the services that it offers: by these words of the vocabulary it is found.
std::string Explainer::ServiceWords(const v1::Organization& organization) const {
  std::string words;
  for (const v1::Attribute* service : schema::OfferedServices(organization)) {
    const schema::VocabularyEntry* entry = vocabulary_.Find("service", service->code());
    absl::StrAppend(&words, words.empty() ? "" : "; ",
                    entry == nullptr ? service->code() : entry->Words());
  }
  return words;
}

// Each field is analysed once a result, however many terms match there.
const Explainer::ReadField& Explainer::Read(const v1::SearchResult& result, std::string_view field,
                                            ReadFields& fields) const {
  const auto [read, is_new] = fields.try_emplace(std::string(field));
  if (is_new) {
    read->second.text = FieldText(result, field);
    read->second.words = analyzer_.Analyze(read->second.text);
  }
  return read->second;
}

std::string Explainer::FieldText(const v1::SearchResult& result, std::string_view field) const {
  const v1::Organization& organization = result.organization();
  if (field == "display_name") return organization.display_name();
  if (field == "short_name") return organization.short_name();
  if (field == "alternate_names") return absl::StrJoin(organization.alternate_names(), "; ");
  if (field == "seat.locality") return organization.seat().locality();
  if (field == "description") return organization.description();
  if (field == "services") return ServiceWords(organization);
  if (field == "type") return std::string(schema::SearchWords(organization.type()));
  if (field == "emails") return absl::StrJoin(organization.emails(), ", ");
  if (field == "website_uri") return organization.website_uri();
  if (field == "seat.region_code") {
    const region::RegionRow* row = regions_.Find(organization.seat().region_code());
    return row == nullptr ? "" : row->Name(language_);
  }
  if (field == "decision.court") return result.content().decision().court();
  if (field == "title") return result.content().title();
  if (field == "summary") return result.content().summary();
  if (field == "decision.headnote") return result.content().decision().headnote();
  if (field == "body") return result.content().body();
  return "";
}

std::string Explainer::MatchedWord(const PlannedTerm& term, const ReadField& field,
                                   v1::MatchKind& kind) const {
  if (term.form == TermForm::kConcept) return MatchedConcept(term, field, kind);
  const std::string& text = field.text;
  for (const Token& word : field.words) {
    if (word.is_stop_word) continue;
    if (term.form == TermForm::kPart) {
      const std::vector<Token> parts = analyzer_.WordsWithin(word);
      if (std::any_of(parts.begin(), parts.end(),
                      [&](const Token& part) { return part.stem == term.text; })) {
        return Written(text, word);
      }
      continue;
    }
    if (!StandsFor(term, word)) continue;
    if (kind == v1::MATCH_KIND_STEM && term.words.count == 1) {
      kind = KindOfSameWord(understood_.tokens[term.words.first], word, kind);
    }
    // One stem for all gender forms: where plain stems differ, it was the gender that was bridged.
    const bool is_stem = kind == v1::MATCH_KIND_STEM && term.words.count == 1;
    if (is_stem && analysis::GermanStem(understood_.tokens[term.words.first].fold) !=
                       analysis::GermanStem(word.fold)) {
      kind = v1::MATCH_KIND_GENDER;
    }
    // Nor does every form of a word begin as a longer one that was begun.
    if (kind == v1::MATCH_KIND_PREFIX && term.words.count == 1 &&
        word.fold.compare(0, understood_.tokens[term.words.first].fold.size(),
                          understood_.tokens[term.words.first].fold) != 0) {
      kind = v1::MATCH_KIND_STEM;
    }
    return Written(text, word);
  }
  return "";
}

std::string Explainer::MatchedConcept(const PlannedTerm& term, const ReadField& field,
                                      v1::MatchKind& kind) const {
  const std::string& text = field.text;
  const std::vector<Token>& words = field.words;
  for (const analysis::ConceptMatch& match : analyzer_.glossary().FindGerman(words)) {
    if (match.concept_id != term.text) continue;
    // The query may say the concept in the very word of the record.
    if (match.count == 1 && term.words.count == 1) {
      kind = KindOfSameWord(understood_.tokens[term.words.first], words[match.first], kind);
    }
    const size_t begin = words[match.first].begin;
    return text.substr(begin, words[match.first + match.count - 1].end - begin);
  }
  return "";
}

}  // namespace kok::search_core
