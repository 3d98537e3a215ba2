#include "service/ctl/table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/ctl/display_text.h"

namespace kok::ctl {
namespace {

TEST(DisplayWidthTest, CountsWhatATerminalShows) {
  EXPECT_EQ(DisplayWidth(""), 0u);
  EXPECT_EQ(DisplayWidth("Köln"), 4u);
  EXPECT_EQ(DisplayWidth("Ko\u0308ln"), 4u) << "a combining mark takes no column";
  EXPECT_EQ(DisplayWidth("a\u200Bb"), 2u) << "a zero-width blank takes no column";
  EXPECT_EQ(DisplayWidth("a\u00ADb"), 3u) << "terminals show a soft hyphen";
  EXPECT_EQ(DisplayWidth("東京"), 4u) << "wide characters take two columns";
  EXPECT_EQ(DisplayWidth("\U0001D11E"), 1u) << "a surrogate pair is one character";
  EXPECT_EQ(DisplayWidth("a\xFF"), 2u) << "a bad byte is shown as a replacement";
}

TEST(OneLineTest, LeavesOutWhatSteersATerminal) {
  EXPECT_EQ(OneLine("a\x1b[31mb\x07"), "a[31mb");
  EXPECT_EQ(OneLine("a\u009B2Jb"), "a2Jb") << "C1 is as dangerous as C0";
  EXPECT_EQ(OneLine(std::string("a\0b\x7F", 4)), "ab");
  EXPECT_EQ(OneLine("0221\u202E 1390\u2066"), "0221 1390");
}

TEST(OneLineTest, BlanksStandForLineBreaksAndTabs) {
  EXPECT_EQ(OneLine("a\nb\tc\r\nd"), "a b c d");
  EXPECT_EQ(OneLine("a\u0085b\u2028c\u2029d"), "a b c d");
}

TEST(OneLineTest, ReplacesBadBytes) { EXPECT_EQ(OneLine("K\xF6ln"), "K\uFFFDln"); }

TEST(KeepLinesTest, KeepsLineBreaksOnly) {
  EXPECT_EQ(KeepLines("a\r\n\nb\x1b\tc"), "a\n\nb c");
  EXPECT_EQ(KeepLines("a\u2029b"), "a\nb");
}

TEST(EmphasizeTest, OnlyIfAskedFor) {
  EXPECT_EQ(Emphasize("Köln", false), "Köln");
  EXPECT_EQ(Emphasize("Köln", true), "\x1b[1mKöln\x1b[22m");
}

TEST(WrapToWidthTest, BreaksAtBlanks) {
  EXPECT_EQ(WrapToWidth("für Frauen aus Köln", 10),
            (std::vector<std::string>{"für Frauen", "aus Köln"}));
  EXPECT_EQ(WrapToWidth("kurz", 10), std::vector<std::string>{"kurz"});
  EXPECT_EQ(WrapToWidth("", 10), std::vector<std::string>{""});
}

TEST(WrapToWidthTest, NeverBreaksAWord) {
  EXPECT_EQ(WrapToWidth("der Koordinierungskreis e.V.", 8),
            (std::vector<std::string>{"der", "Koordinierungskreis", "e.V."}));
}

TEST(WrapToWidthTest, OnlyBlanksAreOneEmptyLine) {
  EXPECT_EQ(WrapToWidth("            ", 4), std::vector<std::string>{""});
}

TEST(WrapToWidthTest, ZeroIsNoLimit) {
  EXPECT_EQ(WrapToWidth("a  b c", 0), std::vector<std::string>{"a  b c"});
}

TEST(TableTest, AlignsByDisplayWidth) {
  Table table({{"TOWN"}, {"COUNT", 0, true}, {"CODE"}});
  table.AddRow({"Köln", "7", "DE-NW"});
  table.AddRow({"Mu\u0308nchen", "12", "DE-BY"});
  EXPECT_EQ(table.ToText(),
            "TOWN     COUNT  CODE\n"
            "Köln         7  DE-NW\n"
            "Mu\u0308nchen     12  DE-BY\n");
}

TEST(TableTest, WithoutRowsThereIsNothing) { EXPECT_EQ(Table({{"TOWN"}}).ToText(), ""); }

TEST(TableTest, WithoutHeadingsThereIsNoLineOfThem) {
  Table table({{""}, {""}});
  table.AddRow({"seat", "Köln"});
  EXPECT_EQ(table.ToText(), "seat  Köln\n");
}

TEST(TableTest, LeavesOutColumnsThatHoldNothing) {
  Table table({{"NAME"}, {"PHONE"}, {"KIND"}});
  table.AddRow({"Organhandel", "", "content"});
  EXPECT_EQ(table.ToText(),
            "NAME         KIND\n"
            "Organhandel  content\n");
}

TEST(TableTest, EndsNoLineWithBlanks) {
  Table table({{"NAME"}, {"PHONE"}});
  table.AddRow({"contra", "0431"});
  table.AddRow({"PICUM"});
  EXPECT_EQ(table.ToText(),
            "NAME    PHONE\n"
            "contra  0431\n"
            "PICUM\n");
}

TEST(TableTest, LongCellsGoOnInTheNextLine) {
  Table table({{"#", 0, true}, {"NAME", 12}, {"TOWN"}});
  table.AddRow({"1", "Autonomes Frauenhaus Kassel", "Kassel"});
  EXPECT_EQ(table.ToText(),
            "#  NAME        TOWN\n"
            "1  Autonomes   Kassel\n"
            "   Frauenhaus\n"
            "   Kassel\n");
}

TEST(TableTest, LinesStandBelowTheirRow) {
  Table table({{"#"}, {"NAME"}});
  table.AddLine("before any row: ignored");
  table.AddRow({"1", "agisra"});
  table.AddLine("organizations/agisra-koeln");
  table.AddRow({"2", "JADWIGA"});
  EXPECT_EQ(table.ToText(),
            "#  NAME\n"
            "1  agisra\n"
            "   organizations/agisra-koeln\n"
            "2  JADWIGA\n");
}

TEST(TableTest, CellsCannotSteerTheTerminal) {
  Table table({{""}, {""}});
  table.AddRow({"a\x1b]0;title\x07", "b\nc"});
  EXPECT_EQ(table.ToText(), "a]0;title  b c\n");
}

}  // namespace
}  // namespace kok::ctl
