#include "indexer/build/iso_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/unit/indexer/build/made_catalogue.h"
#include "tests/unit/indexer/status_matchers.h"
#include "tests/unit/temporary_folder.h"

namespace kok::build {
namespace {

using absl::StatusCode;
using tests::FailsWith;
using tests::IsOk;
using tests::kUtf8Header;
using tests::MadeCatalogue;
using tests::Messages;

constexpr char kCountriesJson[] = "iso-codes/json/iso_3166-1.json";
constexpr char kPartsJson[] = "iso-codes/json/iso_3166-2.json";

class IsoNamesTest : public testing::Test {
 protected:
  IsoNamesTest() {
    folder_.Write(kCountriesJson, R"({"3166-1": [
        {"alpha_2": "CH", "name": "Switzerland", "official_name": "Swiss Confederation"},
        {"alpha_2": "AT", "name": "Austria"}]})");
    folder_.Write(kPartsJson, R"({"3166-2": [
        {"code": "DE-BY", "name": "Bayern", "type": "Land"},
        {"code": "DE-HE", "name": "Hessen"}, {"code": "AT-9", "name": "Wien"}]})");
    WriteCatalogue("pl", "iso_3166-1", {{"Switzerland", "Szwajcaria"}});
    WriteCatalogue("pl", "iso_3166-2", {{"Bayern", "Bawaria"}, {"Wien", "Wiedeń"}});
  }

  std::string WriteCatalogue(const std::string& locale, const std::string& domain,
                             Messages messages) {
    messages.insert(messages.begin(), {"", kUtf8Header});
    return folder_.Write("locale/" + locale + "/LC_MESSAGES/" + domain + ".mo",
                         MadeCatalogue(messages));
  }
  std::string Names(const std::vector<std::string>& codes) const {
    const auto names = ReadIsoNames(folder_.path(), codes);
    EXPECT_THAT(names, IsOk());
    return names.value_or("");
  }

  const tests::TemporaryFolder folder_;
};

TEST_F(IsoNamesTest, LinesAreInTheOrderOfCodesThenOfLanguages) {
  WriteCatalogue("fr", "iso_3166-2", {{"Bayern", "Bavière"}, {"Hessen", "Hesse"}});
  WriteCatalogue("fr", "iso_3166-1",
                 {{"Swiss Confederation", "Confédération helvétique"}, {"Switzerland", "Suisse"}});
  EXPECT_EQ(Names({"DE-BY", "CH", "DE-HE"}),
            "DE-BY\tfr\tBavière\nDE-BY\tpl\tBawaria\n"
            "CH\ten\tSwiss Confederation\nCH\ten\tSwitzerland\n"
            "CH\tfr\tConfédération helvétique\nCH\tfr\tSuisse\nCH\tpl\tSzwajcaria\n"
            "DE-HE\tfr\tHesse\n");
  EXPECT_EQ(Names({"DE-BY"}), "DE-BY\tfr\tBavière\nDE-BY\tpl\tBawaria\n");
  EXPECT_EQ(Names({"DE-XX", "XX"}), "") << "codes that iso-codes does not know";
  EXPECT_EQ(Names({}), "");
}

TEST_F(IsoNamesTest, LocalesBecomeLanguageTags) {
  const Messages bavaria = {{"Bayern", "Bawa"}};
  for (const char* locale : {"pt_BR", "sr@latin", "sr", "ca@valencia"}) {
    WriteCatalogue(locale, "iso_3166-2", bavaria);
  }
  EXPECT_EQ(Names({"DE-BY"}),
            "DE-BY\tca\tBawa\nDE-BY\tpl\tBawaria\nDE-BY\tpt-BR\tBawa\nDE-BY\tsr\tBawa\n"
            "DE-BY\tsr-Latn\tBawa\n");
}

TEST_F(IsoNamesTest, NamesThatAreShortOrNoTextAreLeftOut) {
  WriteCatalogue("aa", "iso_3166-2", {{"Bayern", "Bav"}});
  WriteCatalogue("bb", "iso_3166-2", {{"Bayern", "B a-v"}});
  WriteCatalogue("cc", "iso_3166-2", {{"Bayern", "Ваво"}});
  WriteCatalogue("dd", "iso_3166-2", {{"Bayern", "Bavaria\tx"}});
  WriteCatalogue("ee", "iso_3166-2", {{"Bayern", "Bavaria\xFF"}});
  WriteCatalogue("ff", "iso_3166-2", {{"Bayern", ""}});
  EXPECT_EQ(Names({"DE-BY"}), "DE-BY\tcc\tВаво\nDE-BY\tpl\tBawaria\n");
}

TEST_F(IsoNamesTest, FilesBesideTheLocalesArePassedOver) {
  folder_.Write("locale/locale.alias", "bokmal nb_NO\n");
  folder_.Write("locale/de/LC_MESSAGES/other.mo", "x");
  EXPECT_EQ(Names({"DE-BY"}), "DE-BY\tpl\tBawaria\n");
}

TEST_F(IsoNamesTest, WhatIsMissingIsNamedWithItsPackage) {
  for (const char* file : {kCountriesJson, kPartsJson, "locale"}) {
    std::filesystem::rename(folder_.File(file), folder_.File("away"));
    const auto names = ReadIsoNames(folder_.path(), {"DE-BY"});
    EXPECT_THAT(names, FailsWith(StatusCode::kNotFound, file));
    EXPECT_THAT(names, FailsWith(StatusCode::kNotFound, "package iso-codes"));
    std::filesystem::rename(folder_.File("away"), folder_.File(file));
  }
  std::filesystem::remove(folder_.File("locale/pl/LC_MESSAGES/iso_3166-2.mo"));
  EXPECT_THAT(ReadIsoNames(folder_.path(), {"DE-BY"}),
              FailsWith(StatusCode::kNotFound, "at least one"));
}

TEST_F(IsoNamesTest, WhatIsWrongIsNamed) {
  const struct {
    const char* file;
    const char* bytes;
    const char* message;
  } cases[] = {
      {kCountriesJson, "{", "iso_3166-1.json: expected JSON with a list `3166-1`"},
      {kPartsJson, "{}", "iso_3166-2.json: expected JSON with a list `3166-2`"},
      {"locale/xx/LC_MESSAGES/iso_3166-2.mo", "x",
       "xx/LC_MESSAGES/iso_3166-2.mo: no catalogue of messages: expected a header"},
  };
  for (const auto& c : cases) {
    const bool was_there = std::filesystem::exists(folder_.File(c.file));
    const std::string before = was_there ? tests::ReadFile(folder_.File(c.file)) : "";
    folder_.Write(c.file, c.bytes);
    EXPECT_THAT(ReadIsoNames(folder_.path(), {"DE-BY"}),
                FailsWith(StatusCode::kInvalidArgument, c.message));
    folder_.Write(c.file, before);
    if (!was_there) std::filesystem::remove(folder_.File(c.file));
  }
}

}  // namespace
}  // namespace kok::build
