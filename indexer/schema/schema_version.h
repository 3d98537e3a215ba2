// Version of what a generation's documents look like. A service refuses a generation of another
// version.

#ifndef KOK_INDEXER_SCHEMA_SCHEMA_VERSION_H_
#define KOK_INDEXER_SCHEMA_SCHEMA_VERSION_H_

namespace kok::schema {

// History:
//   1  organisations and content, three forms a word, whole names, filters for region, type, kind
//   of member and topic
//   2  umlauts spelt out, parts of compounds, concepts, contacts and citations as terms; content
//   stores the impact of a word in place of its frequency
//   3  curated lines, the gazetteer and names of regions in other languages beside the databases;
//   type and topics of content as values
//   4  named areas beside the databases
//   5  courts, norms, own citations and the day of a text as terms and values
//   6  what a text refers to as terms
//   7  parts of towns beside the databases
inline constexpr int kSchemaVersion = 7;

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_SCHEMA_VERSION_H_
