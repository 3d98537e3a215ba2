// What an XML file must be before libxml2 sees it.

#ifndef KOK_INDEXER_SOURCE_XML_GUARD_H_
#define KOK_INDEXER_SOURCE_XML_GUARD_H_

#include <optional>
#include <string>
#include <string_view>

namespace kok::source {

// Why a file is not given to the parser.
struct XmlProblem {
  int line;  // from 1
  std::string message;
};

// Refuses what costs more than it looks like, or reaches beyond the file: another encoding than
// UTF-8, NUL bytes, declarations within the DOCTYPE (entities are declared there), tags of more
// than 4,096 bytes (libxml2 compares each attribute with all others), texts, CDATA sections and
// comments of more than 10,000,000 bytes in one piece (libxml2 calls them not well-formed). A
// DOCTYPE that only names a DTD passes; nobody loads it. Says nothing on whether the rest is
// well-formed. Pure function.
std::optional<XmlProblem> CheckXmlBytes(std::string_view xml);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_XML_GUARD_H_
