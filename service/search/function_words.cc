#include "service/search/function_words.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "indexer/analysis/text_normalizer.h"
#include "indexer/analysis/word_forms.h"

namespace kok::search_core {
namespace {

constexpr std::string_view kNumerals[] = {
    "zwei",     "zweite",   "drei",    "dritte",  "vier",     "vierte",   "fünf",     "fünfte",
    "sechs",    "sechste",  "sieben",  "siebte",  "acht",     "achte",    "neun",     "neunte",
    "zehn",     "zehnte",   "elf",     "elfte",   "zwölf",    "zwölfte",  "zwanzig",  "dreißig",
    "vierzig",  "fünfzig",  "sechzig", "siebzig", "achtzig",  "neunzig",  "hundert",  "tausend",
    "erste",    "ersten",   "erstens", "letzte",  "zweitens", "drittens", "beide",    "mehrere",
    "hunderte", "einmal",   "zweimal", "beides",  "dreizehn", "vierzehn", "fünfzehn", "sechzehn",
    "siebzehn", "achtzehn", "neunzehn"};
constexpr std::string_view kVerbs[] = {
    "müssen", "muss",   "musste", "müsste", "sollen",   "soll",    "sollte", "wollen", "wollte",
    "dürfen", "darf",   "durfte", "dürfte", "können",   "konnte",  "könnte", "mögen",  "möchte",
    "mochte", "lassen", "lässt",  "worden", "geworden", "gewesen", "gehabt"};
constexpr std::string_view kOthers[] = {
    "nicht",   "nichts",      "kein",    "keine",  "nie",     "nur",     "auch",    "noch",
    "schon",   "sehr",        "mehr",    "dann",   "dort",    "hier",    "jede",    "jeder",
    "jedes",   "alle",        "aller",   "allem",  "andere",  "anderen", "anderes", "neu",
    "neue",    "neuen",       "groß",    "große",  "klein",   "kleine",  "gleich",  "weit",
    "weitere", "viel",        "viele",   "wenig",  "wenige",  "eigene",  "ganz",    "etwa",
    "etwas",   "bereits",     "jedoch",  "daher",  "dabei",   "dazu",    "dafür",   "damit",
    "danach",  "davon",       "darüber", "hierzu", "hierbei", "bis",     "ohne",    "gegen",
    "unter",   "über",        "soweit",  "sofern", "sonst",   "sowohl",  "solche",  "immer",
    "wieder",  "oft",         "heute",   "jetzt",  "zudem",   "ferner",  "somit",   "jeweils",
    "derzeit", "insbesondere"};

absl::flat_hash_set<std::string> Stems() {
  absl::flat_hash_set<std::string> stems;
  const auto add = [&](std::string_view word) {
    stems.insert(analysis::GermanStem(analysis::FoldUmlauts(word)));
  };
  for (const std::string_view word : kNumerals) add(word);
  for (const std::string_view word : kVerbs) add(word);
  for (const std::string_view word : kOthers) add(word);
  return stems;
}

}  // namespace

bool IsFunctionStem(std::string_view stem) {
  static const auto& stems = *new absl::flat_hash_set<std::string>(Stems());
  return stems.contains(absl::string_view(stem.data(), stem.size()));
}

}  // namespace kok::search_core
