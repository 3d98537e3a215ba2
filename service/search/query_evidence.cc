#include "service/search/query_evidence.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "indexer/analysis/contact_spans.h"
#include "indexer/analysis/edit_distance.h"
#include "indexer/analysis/references.h"
#include "indexer/analysis/web_domain.h"
#include "indexer/analysis/word_forms.h"
#include "indexer/region/contact_keys.h"
#include "service/search/ranking.h"

namespace kok::search_core {
namespace {

using analysis::ContactSpan;
using analysis::Token;
namespace v1 = kok::search::v1;

constexpr size_t kMaxNameWords = 14;
constexpr size_t kMaxPlaceWords = 5;
constexpr size_t kMinShortRegion = 3;

constexpr char kNameField[] = "display_name";
constexpr char kTownField[] = "seat.locality";
constexpr char kRegionField[] = "seat.region_code";

std::ptrdiff_t AsOffset(size_t index) { return static_cast<std::ptrdiff_t>(index); }

bool IsUpperAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string WithoutBlanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

}  // namespace

QueryEvidence::QueryEvidence(const index::Snapshot& snapshot, const Xapian::Database& organizations,
                             std::string_view query, UnderstoodQuery& understood)
    : snapshot_(snapshot), organizations_(organizations), query_(query), understood_(understood) {}

std::string QueryEvidence::Key(const WordRange& words) const {
  std::string key;
  for (size_t i = words.first; i < words.end(); ++i) {
    absl::StrAppend(&key, key.empty() ? "" : " ", understood_.tokens[i].fold);
  }
  return key;
}

// As the analyzer makes it of a name, from words that are read already.
std::string QueryEvidence::NameKey(const WordRange& words) const {
  std::string key;
  for (size_t i = words.first; i < words.end(); ++i) {
    const std::string& fold = understood_.tokens[i].fold;
    if (fold != analysis::kLegalForm) absl::StrAppend(&key, key.empty() ? "" : " ", fold);
  }
  return key;
}

void QueryEvidence::Add(const WordRange& words, std::string term, double weight, v1::MatchKind kind,
                        std::string field) {
  for (const Evidence& known : understood_.organization_evidence) {
    if (known.term == term && known.weight >= weight) return;  // said twice
  }
  understood_.organization_evidence.push_back(
      {words, std::move(term), weight, kind, std::move(field)});
}

void QueryEvidence::AddContactsAndReferences() {
  const std::vector<ContactSpan> contacts = analysis::FindContactSpans(query_);
  for (const ContactSpan& span : contacts) {
    AddContact(std::string(query_.substr(span.begin, span.end - span.begin)),
               span.kind == ContactSpan::Kind::kPhone, span.kind == ContactSpan::Kind::kEmail);
  }
  for (const analysis::Reference& reference : analysis::FindReferences(query_)) {
    understood_.reference_understood = true;
    for (const std::string& key : reference.keys) {
      understood_.content_evidence.push_back({{0, 0},
                                              schema::FilterTerm(schema::kReferencePrefix, key),
                                              kReferenceTier,
                                              v1::MATCH_KIND_REFERENCE,
                                              "body"});
    }
  }
  auto& tokens = understood_.tokens;
  tokens.erase(std::remove_if(tokens.begin(), tokens.end(),
                              [&](const Token& token) {
                                return std::any_of(
                                    contacts.begin(), contacts.end(), [&](const ContactSpan& span) {
                                      return span.begin <= token.begin && token.end <= span.end;
                                    });
                              }),
               tokens.end());
  is_named_.assign(tokens.size(), false);
  is_elsewhere_.assign(tokens.size(), false);
}

void QueryEvidence::AddContact(const std::string& written, bool is_phone, bool is_email) {
  understood_.reference_understood = true;
  const WordRange none{0, 0};
  if (is_phone) {
    const auto phones = region::ReadPrintedPhone(written, "DE");
    if (!phones.ok()) return;
    for (const region::ReadPhone& phone : *phones) {
      Add(none, schema::FilterTerm(schema::kPhonePrefix, phone.e164), kContactTier,
          v1::MATCH_KIND_CONTACT, "phones");
    }
    return;
  }
  std::string domain = analysis::WebDomain(written);
  if (is_email) {
    const std::string key = region::EmailKey(written);
    Add(none, schema::FilterTerm(schema::kEmailPrefix, key), kContactTier, v1::MATCH_KIND_CONTACT,
        "emails");
    domain = key.substr(key.find('@') + 1);
  }
  Add(none, schema::FilterTerm(schema::kDomainPrefix, domain), kDomainTier, v1::MATCH_KIND_CONTACT,
      is_email ? "emails" : "website_uri");
}

void QueryEvidence::AddNames(bool prefix_last_word) {
  const size_t words = understood_.tokens.size();
  if (words == 0) return;
  const WordRange all{0, words};
  const std::string full_key = Key(all);
  const std::string key = NameKey(all);
  for (auto* evidence : {&understood_.organization_evidence, &understood_.content_evidence}) {
    const bool content = evidence == &understood_.content_evidence;
    const char* field = content ? "title" : kNameField;
    evidence->push_back({all, schema::FilterTerm(schema::kFullNamePrefix, full_key),
                         content ? kTitleTier : kFullNameTier, v1::MATCH_KIND_NAME, field});
    if (key.empty()) continue;
    evidence->push_back({all, schema::FilterTerm(schema::kNamePrefix, key),
                         content ? kTitleTier : kNameTier, v1::MATCH_KIND_NAME, field});
  }
  AddTitles();
  if (prefix_last_word) AddBegunNames(full_key);

  // The longest names first; words of one name are not looked at again.
  for (size_t count = std::min(words, kMaxNameWords); count > 0; --count) {
    for (size_t first = 0; first + count <= words; ++first) {
      const auto begin = is_named_.begin() + AsOffset(first);
      const auto end = begin + AsOffset(count);
      if (std::find(begin, end, true) != end) continue;
      const std::string name = NameKey({first, count});
      if (name.empty()) continue;
      std::string term = schema::FilterTerm(schema::kNamePrefix, name);
      // `KOBRA-net`, `In Via` of INVIA: written apart or with a hyphen.
      if (!Holds(term)) term = schema::FilterTerm(schema::kNamePrefix, WithoutBlanks(name));
      if (!Holds(term)) continue;
      Add({first, count}, std::move(term), kNamedTier + kNamedWordTier * static_cast<double>(count),
          v1::MATCH_KIND_NAME, kNameField);
      std::fill(begin, end, true);
    }
  }
}

void QueryEvidence::AddTitles() {
  const WordRange all{0, understood_.tokens.size()};
  std::vector<std::string> keys = {snapshot_.analyzer().TitleKey(Key(all))};
  const std::string concept_id = snapshot_.analyzer().ConceptOf(understood_.tokens);
  if (!concept_id.empty()) keys.push_back(analysis::Analyzer::ConceptKey(concept_id));
  for (const std::string& key : keys) {
    if (key.empty()) continue;
    understood_.content_evidence.push_back({all, schema::FilterTerm(schema::kTitlePrefix, key),
                                            kTitleTier, v1::MATCH_KIND_NAME, "title"});
  }
}

void QueryEvidence::AddBegunNames(const std::string& key) {
  const WordRange all{0, understood_.tokens.size()};
  understood_.organization_evidence.push_back({all, schema::FilterTerm(schema::kNamePrefix, key),
                                               kNameBegunTier, v1::MATCH_KIND_PREFIX, kNameField,
                                               true});
  understood_.content_evidence.push_back({all, schema::FilterTerm(schema::kFullNamePrefix, key),
                                          kTitleTier / 2, v1::MATCH_KIND_PREFIX, "title", true});
}

void QueryEvidence::AddPlaces() {
  const size_t words = understood_.tokens.size();
  std::vector<bool> taken(words, false);
  for (size_t count = std::min(words, kMaxPlaceWords); count > 0; --count) {
    for (size_t first = 0; first + count <= words; ++first) {
      const auto begin = taken.begin() + AsOffset(first);
      const auto end = begin + AsOffset(count);
      if (std::find(begin, end, true) != end || !AddPlace({first, count})) continue;
      std::fill(begin, end, true);
    }
  }
  bool only_places = true;
  for (size_t i = 0; i < words; ++i) {
    // A word that is somebody's name asks for them, wherever a town is called so.
    const bool place = taken[i] && !is_named_[i];
    only_places = only_places && (place || understood_.tokens[i].is_stop_word);
    is_named_[i] = is_named_[i] || taken[i];
  }
  if (!only_places) return;
  for (const Evidence& evidence : understood_.organization_evidence) {
    if (evidence.field == kTownField || evidence.field == kRegionField) {
      understood_.seat_terms.push_back(evidence.term);
    }
  }
}

bool QueryEvidence::AddPlace(const WordRange& words) {
  const std::string key = Key(words);
  const std::string town = schema::FilterTerm(schema::kTownPrefix, key);
  const bool is_town = AddTown(words, key, "", kTownTier, v1::MATCH_KIND_SEAT);
  const bool is_region = AddRegion(words, RegionOf(words));
  if (is_town || is_region) return true;
  if (const region::PlaceMeaning* meaning = snapshot_.place_names().Find(key)) {
    understood_.translated = true;
    if (meaning->is_region) return AddRegion(words, snapshot_.regions().Find(meaning->name));
    const std::string german = analysis::PhraseKey(meaning->name);
    AddTown(words, german, meaning->name, kTownTier, v1::MATCH_KIND_TRANSLATION);
    // What is a name elsewhere may be a slip here: Stutgart.
    constexpr int kMostEdits = 1;
    if (words.count == 1 && analysis::EditDistance(key, german, kMostEdits) <= kMostEdits) {
      understood_.corrections.emplace_back(words.first, meaning->name);
    }
    return true;
  }
  return (words.count == 1 && AddTownAdjective(words)) || IsPlaceElsewhere(words, key);
}

// Whether all of the words belong to a name that was found before.
bool QueryEvidence::IsWithinName(const WordRange& words) const {
  const auto begin = is_named_.begin() + AsOffset(words.first);
  return std::find(begin, begin + AsOffset(words.count), false) == begin + AsOffset(words.count);
}

// A place that nobody is seated in. Of several words it is not looked for at all: Frankfurt (Oder)
// is not Frankfurt. A single word may be an ordinary one too, unless no record says it.
bool QueryEvidence::IsPlaceElsewhere(const WordRange& words, const std::string& key) {
  if (!snapshot_.analyzer().IsKnownName(key)) return false;
  if (words.count == 1 && snapshot_.lexicon().Find(key) != nullptr) return false;
  if (words.count > 1) {
    std::fill_n(is_elsewhere_.begin() + AsOffset(words.first), words.count, true);
  }
  understood_.names_place_elsewhere = understood_.names_place_elsewhere || !IsWithinName(words);
  return true;
}

bool QueryEvidence::AddTown(const WordRange& words, const std::string& key, std::string_view german,
                            double weight, v1::MatchKind kind) {
  std::string term = schema::FilterTerm(schema::kTownPrefix, key);
  const bool holds = Holds(term);
  if (holds) Add(words, std::move(term), weight, kind, kTownField);
  // In a name it tells nothing that the name does not.
  if (IsWithinName(words)) return holds;
  if (!german.empty()) {
    understood_.towns.emplace_back(german);
  } else if (holds) {
    understood_.towns.push_back(AsRecordsWrite(key));
  }
  return holds;
}

// The words of a key as records spell them; never as they were typed.
std::string QueryEvidence::AsRecordsWrite(const std::string& key) const {
  std::string written;
  for (const absl::string_view fold : absl::StrSplit(key, ' ')) {
    const index::LexiconWord* word = snapshot_.lexicon().Find({fold.data(), fold.size()});
    if (word != nullptr) absl::StrAppend(&written, written.empty() ? "" : " ", word->surface);
  }
  return written;
}

// "Hamburger Beratungsstelle", "Bremer", "Dresdner": the town and -er, at times without its -e- or
// -en.
bool QueryEvidence::AddTownAdjective(const WordRange& words) {
  const std::string& word = understood_.tokens[words.first].fold;
  if (word.size() < 5 || word.compare(word.size() - 2, 2, "er") != 0) return false;
  const std::string stem = word.substr(0, word.size() - 2);
  for (const std::string& town :
       {stem, absl::StrCat(stem, "en"),
        absl::StrCat(absl::string_view(stem).substr(0, stem.size() - 1), "en")}) {
    if (AddTown(words, town, "", kTownAdjectiveTier, v1::MATCH_KIND_SEAT)) return true;
  }
  return false;
}

const region::RegionRow* QueryEvidence::RegionOf(const WordRange& words) const {
  const Token& first = understood_.tokens[words.first];
  const Token& last = understood_.tokens[words.end() - 1];
  const std::string_view written = query_.substr(first.begin, last.end - first.begin);
  // Two letters and numbers mean a Land only alone, or where they are written as abbreviations are.
  const bool is_short = written.size() < kMinShortRegion;
  const bool alone = words.count == understood_.tokens.size();
  if (is_short && !alone && !IsUpperAscii(written)) return nullptr;
  return snapshot_.regions().Find(written);
}

bool QueryEvidence::AddRegion(const WordRange& words, const region::RegionRow* region) {
  // Nearly all are in Germany; its name is part of many others'.
  if (region == nullptr || region->code == "DE") return false;
  if (!IsWithinName(words)) understood_.regions.push_back(region->code);
  Add(words, schema::FilterTerm(schema::kSeatRegionPrefix, region->code), kRegionTier,
      v1::MATCH_KIND_SEAT, kRegionField);
  return true;
}

}  // namespace kok::search_core
