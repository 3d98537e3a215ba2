#include "indexer/analysis/law_names_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kok::analysis {
namespace {

// Federal laws by the abbreviations that gesetze-im-internet.de prints, and the treaties and Union
// law that decisions on trafficking, residence, work and benefits cite.
constexpr KnownLaw kLaws[] = {
    {"aentg", "AEntG", "arbeitnehmerentsendegesetz"},
    {"aeuv", "AEUV", "", true},
    {"agg", "AGG", "gleichbehandlungsgesetz"},
    {"ao", "AO", "abgabenordnung"},
    {"arbgg", "ArbGG", "arbeitsgerichtsgesetz"},
    {"arbschg", "ArbSchG", "arbeitsschutzgesetz"},
    {"arbzg", "ArbZG", "arbeitszeitgesetz"},
    {"asylblg", "AsylbLG", "asylbewerberleistungsgesetz"},
    {"asylg", "AsylG", "asylgesetz"},
    {"aueg", "AÜG", "arbeitnehmerueberlassungsgesetz"},
    {"aufenthg", "AufenthG", "aufenthaltsgesetz"},
    {"aufenthv", "AufenthV", "aufenthaltsverordnung"},
    {"auslg", "AuslG", "auslaendergesetz"},
    {"azrg", "AZRG", ""},
    {"bbig", "BBiG", "berufsbildungsgesetz"},
    {"bdsg", "BDSG", "bundesdatenschutzgesetz"},
    {"beschv", "BeschV", "beschaeftigungsverordnung"},
    {"betrvg", "BetrVG", "betriebsverfassungsgesetz"},
    {"bgb", "BGB", ""},
    {"bmg", "BMG", "bundesmeldegesetz"},
    {"btmg", "BtMG", "betaeubungsmittelgesetz"},
    {"bverfgg", "BVerfGG", "bundesverfassungsgerichtsgesetz"},
    {"bvg", "BVG", "bundesversorgungsgesetz"},
    {"bzrg", "BZRG", "bundeszentralregistergesetz"},
    {"cedaw", "CEDAW", "", true},
    {"dsgvo", "DSGVO", "datenschutzgrundverordnung", true},
    {"egbgb", "EGBGB", "", true},
    {"emrk", "EMRK", "menschenrechtskonvention", true},
    {"estg", "EStG", "einkommensteuergesetz"},
    {"euv", "EUV", "", true},
    {"famfg", "FamFG", ""},
    {"freizuegg/eu", "FreizügG/EU", "freizuegigkeitsgesetz"},
    {"gewo", "GewO", "gewerbeordnung"},
    {"gewschg", "GewSchG", "gewaltschutzgesetz"},
    {"gfk", "GFK", "fluechtlingskonvention", true},
    {"gg", "GG", "grundgesetz", true},
    {"gkg", "GKG", "gerichtskostengesetz"},
    {"grch", "GRCh", "grundrechtecharta", true},
    {"gvg", "GVG", "gerichtsverfassungsgesetz"},
    {"hgb", "HGB", "handelsgesetzbuch"},
    {"hilfetelefong", "HilfetelefonG", "hilfetelefongesetz"},
    {"ifsg", "IfSG", "infektionsschutzgesetz"},
    {"inso", "InsO", "insolvenzordnung"},
    {"istanbulkonvention", "Istanbul-Konvention", "istanbulkonvention", true},
    {"jgg", "JGG", "jugendgerichtsgesetz"},
    {"juschg", "JuSchG", "jugendschutzgesetz"},
    {"kschg", "KSchG", "kuendigungsschutzgesetz"},
    {"lksg", "LkSG", "lieferkettensorgfaltspflichtengesetz"},
    {"milog", "MiLoG", "mindestlohngesetz"},
    {"muschg", "MuSchG", "mutterschutzgesetz"},
    {"nachwg", "NachwG", "nachweisgesetz"},
    {"oeg", "OEG", "opferentschaedigungsgesetz"},
    {"opferschg", "OpferSchG", "opferschutzgesetz"},
    {"owig", "OWiG", "ordnungswidrigkeitengesetz"},
    {"prostg", "ProstG", "prostitutionsgesetz"},
    {"prostschg", "ProstSchG", "prostituiertenschutzgesetz"},
    {"psychpbg", "PsychPbG", ""},
    {"rvg", "RVG", "rechtsanwaltsverguetungsgesetz"},
    {"schkg", "SchKG", "schwangerschaftskonfliktgesetz"},
    {"schwarzarbg", "SchwarzArbG", "schwarzarbeitsbekaempfungsgesetz"},
    {"sgg", "SGG", "sozialgerichtsgesetz"},
    {"stag", "StAG", "staatsangehoerigkeitsgesetz"},
    {"stgb", "StGB", "strafgesetzbuch"},
    {"stpo", "StPO", "strafprozessordnung"},
    {"stvollzg", "StVollzG", "strafvollzugsgesetz"},
    {"tvg", "TVG", "tarifvertragsgesetz"},
    {"tzbfg", "TzBfG", "teilzeitundbefristungsgesetz"},
    {"unkrk", "UN-KRK", "kinderrechtskonvention", true},
    {"vstgb", "VStGB", "voelkerstrafgesetzbuch"},
    {"vwgo", "VwGO", "verwaltungsgerichtsordnung"},
    {"vwvfg", "VwVfG", "verwaltungsverfahrensgesetz"},
    {"wogg", "WoGG", "wohngeldgesetz"},
    {"zpo", "ZPO", "zivilprozessordnung"},
    {"zshg", "ZSHG", "zeugenschutzharmonisierungsgesetz"},
    {"zuwg", "ZuwG", "zuwanderungsgesetz"},
};

constexpr bool IsSorted() {
  for (size_t i = 1; i < std::size(kLaws); ++i) {
    if (kLaws[i - 1].key >= kLaws[i].key) return false;
  }
  return true;
}
static_assert(IsSorted(), "found by binary search");

// Other abbreviations of a law, and its former names: juris and with it gesetze-im-internet.de and
// the courts' portals write EUGrdRCh and MRK, and still AsylVfG for the law that has been the
// AsylG since 24 October 2015 (BGBl. I S. 1722) with the same sections; ECHR is the English name.
constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
    {"asylvfg", "asylg"},
    {"echr", "emrk"},
    {"eugrdrch", "grch"},
    {"freizuegg", "freizuegg/eu"},
    {"freizuegigkeitsg", "freizuegg/eu"},
    {"gr-charta", "grch"},
    {"grcharta", "grch"},
    {"grc", "grch"},
    {"eugrch", "grch"},
    {"eugrcharta", "grch"},
    {"eugrundrechtecharta", "grch"},
    {"mrk", "emrk"},
    {"ik", "istanbulkonvention"},
    {"krk", "unkrk"},
    {"genferfluechtlingskonvention", "gfk"},
    {"aufenthaltsg", "aufenthg"},
};

// Further long names, whose inflections are known as well.
constexpr std::pair<std::string_view, std::string_view> kLongAliases[] = {
    {"asylverfahrensgesetz", "asylg"},
};

}  // namespace

bool IsInflected(std::string_view word, std::string_view name) {
  if (name.empty() || word.substr(0, name.size()) != name) return false;
  const std::string_view ending = word.substr(name.size());
  return ending.empty() || ending == "s" || ending == "es" || ending == "e" || ending == "en" ||
         ending == "n";
}

const KnownLaw* FindKnown(std::string_view word) {
  for (const auto& [alias, key] : kAliases) {
    if (alias == word) return FindKnown(key);
  }
  const KnownLaw* const found =
      std::lower_bound(std::begin(kLaws), std::end(kLaws), word,
                       [](const KnownLaw& law, std::string_view key) { return law.key < key; });
  if (found != std::end(kLaws) && found->key == word) return found;
  // No abbreviation is so long, and no long name so short.
  constexpr size_t kShortestLongName = 9;
  if (word.size() < kShortestLongName) return nullptr;
  for (const KnownLaw& law : kLaws) {
    if (IsInflected(word, law.long_name)) return &law;
  }
  for (const auto& [long_name, key] : kLongAliases) {
    if (IsInflected(word, long_name)) return FindKnown(key);
  }
  return nullptr;
}

}  // namespace kok::analysis
