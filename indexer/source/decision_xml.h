// The XML of the German federal portal of court decisions, taken apart into its elements.

#ifndef KOK_INDEXER_SOURCE_DECISION_XML_H_
#define KOK_INDEXER_SOURCE_DECISION_XML_H_

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/source/xml_guard.h"

namespace kok::source {

// The elements below `<dokument>` that are used, by name: the paragraphs of each, in their order,
// without markup. White space is one space; the number in the margin (`dt`) begins its paragraph.
using DecisionElements = std::map<std::string, std::vector<std::string>, std::less<>>;

// Reads one document. Problems: no XML, another root, an element below it that the portal's format
// does not have or has once, an element of another namespace, an entity beside XML's own five,
// more than 64 levels, and all of CheckXmlBytes. Nothing is loaded, from the network or the disk.
// Names of judges (`mitwirkung`) are not read. Safe from any thread.
std::variant<DecisionElements, XmlProblem> ReadDecisionXml(std::string_view xml);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_DECISION_XML_H_
