#include "service/search/phrase_check.h"

#include <utility>

#include "indexer/generation/stored_records.h"

namespace kok::search_core {
namespace {

// What a word that has to be taken apart costs, against a byte of text.
constexpr size_t kBytesOfATakenApartWord = 300;

}  // namespace

bool PhraseCheck::MayLook() {
  limit_.Look();
  if (!status_.ok()) return false;
  ended_early_ = ended_early_ || places_.size() >= kMaxPhraseTexts || bytes_ >= kMaxPhraseTextBytes;
  return !ended_early_;
}

void PhraseCheck::Look(std::string_view text, size_t number, uint32_t& missing, Places& places) {
  if (missing == 0 || text.empty()) return;
  const size_t taken_apart = finder_.taken_apart();
  for (const PhraseMatch& match : finder_.Find(text, missing, 1)) {
    missing &= ~(uint32_t{1} << match.phrase);
    places[match.phrase] = {number, match.begin, match.end};
  }
  bytes_ += text.size() + kBytesOfATakenApartWord * (finder_.taken_apart() - taken_apart);
}

bool PhraseCheck::Note(Xapian::docid document, uint32_t missing, Places places) {
  if (missing != 0) places.clear();
  places_.emplace(document, std::move(places));
  return missing == 0;
}

bool PhraseCheck::OrganizationSays(const Xapian::Database& organizations, Xapian::docid document) {
  const auto known = places_.find(document);
  if (known != places_.end()) return !known->second.empty();
  if (!MayLook()) return false;
  const auto record = generation::ReadOrganization(organizations, document);
  if (!record.ok()) {
    status_ = record.status();
    return false;
  }
  uint32_t missing = finder_.all();
  Places places(phrases_);
  size_t number = 0;
  for (const FieldText& text : TextsOf(*record, snapshot_.regions(), snapshot_.vocabulary())) {
    Look(text.text, number++, missing, places);
  }
  return Note(document, missing, std::move(places));
}

bool PhraseCheck::ContentSays(const Xapian::Database& content, Xapian::docid document) {
  const auto known = places_.find(document);
  if (known != places_.end()) return !known->second.empty();
  if (!MayLook()) return false;
  const auto head = generation::ReadContentHead(content, document);
  if (!head.ok()) {
    status_ = head.status();
    return false;
  }
  uint32_t missing = finder_.all();
  Places places(phrases_);
  size_t number = 0;
  for (const FieldText& text : HeadTextsOf(*head)) Look(text.text, number++, missing, places);
  if (missing != 0) {
    const absl::StatusOr<std::string> body = snapshot_.bodies().Read(document);
    if (!body.ok()) {
      status_ = body.status();
      return false;
    }
    Look(*body, number, missing, places);
  }
  return Note(document, missing, std::move(places));
}

const std::vector<PhrasePlace>* PhraseCheck::PlacesIn(Xapian::docid document) const {
  const auto known = places_.find(document);
  return known == places_.end() || known->second.empty() ? nullptr : &known->second;
}

}  // namespace kok::search_core
