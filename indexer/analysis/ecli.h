// European Case Law Identifiers (Council conclusions 2011/C 127/01): `ECLI:country:court:year:` and
// what the court numbers its decisions by.
//
// Pure functions: safe from any thread; any bytes are accepted.

#ifndef KOK_INDEXER_ANALYSIS_ECLI_H_
#define KOK_INDEXER_ANALYSIS_ECLI_H_

#include <string>
#include <string_view>

namespace kok::analysis {

// The key of an ECLI, whatever its case and the blanks in it.
std::string EcliKey(std::string_view ecli);

// The file number that the ECLI of a key holds, in a form that FindReferences reads; empty where it
// holds none that is known. Read are, as the courts form them: BGH and BVerwG
// (`040619B2STR202.18.0`: day, kind of decision, number, year), BAG (`270220.B.2AZN1389.19.0`), BSG
// (`080819UB3KR2118R3`, B 3 KR 21/18 R), BVerfG (`rk20200225.1bvr128217`, 1 BvR 1282/17) and the
// European Court of Human Rights (`0719JUD006056114`, 60561/14).
std::string FileNumberOfEcli(std::string_view key);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_ECLI_H_
