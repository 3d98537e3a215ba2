// The shapes in which HSDS 3.x JSON comes: a list, a page of an API, or one object.

#ifndef KOK_INDEXER_SOURCE_HSDS_DOCUMENT_H_
#define KOK_INDEXER_SOURCE_HSDS_DOCUMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/record_reader.h"

namespace kok::source {

enum class HsdsKind { kOrganization, kService, kServiceAtLocation };

// One object of the document, still as JSON; `text` points into the document.
struct HsdsEntry {
  HsdsKind kind;
  std::string_view text;
  int line;          // on which it begins, from 1
  std::string path;  // within the document, `organizations[2]`; empty: it is the document
};

// The objects of a document, in its order, and what is none.
struct HsdsDocument {
  std::vector<HsdsEntry> entries;
  std::vector<RecordProblem> problems;
};

// Takes `json` apart: a list of objects; `{"organizations": [...], "services": [...]}`, one of them
// or both; `{"contents": [...]}`, a page of the API; or a single object. What an object is follows
// from its fields. A field beside these lists that the standard does not know is a problem. `json`
// must outlive the result. `path` is how problems name the file. Pure function.
HsdsDocument SplitHsdsDocument(std::string_view json, const std::string& path);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_DOCUMENT_H_
