// Any bytes as the mapping file of a small spreadsheet.

#include "tests/fuzz/fuzz_checks.h"
#include "tests/fuzz/reader_fuzz.h"

namespace {

constexpr char kTable[] =
    "Name;Ort;Mail;Telefon;Sprachen;Status;Wohnung\n"
    "Die Münze;Jena;a@b.de, c@d.de;03641 123456;Deutsch,Rumänisch;aktiv;Weg 1, Hof\n"
    "\"Zwei;Zeilen\nlang\";;;;;;\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string mapping =
      kok::fuzz::WriteScratch("fuzz.mapping.json", kok::fuzz::AsText(bytes, size));
  kok::fuzz::ReadWithMapping(".csv", reinterpret_cast<const uint8_t*>(kTable), sizeof kTable - 1,
                             mapping);
  return 0;
}
