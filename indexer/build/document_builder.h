// One record into one index document: the terms of its words, names and filter values, and the
// record itself as data.

#ifndef KOK_INDEXER_BUILD_DOCUMENT_BUILDER_H_
#define KOK_INDEXER_BUILD_DOCUMENT_BUILDER_H_

#include <xapian.h>

#include <map>
#include <string>

#include "indexer/analysis/analyzer.h"
#include "indexer/analysis/content_terms.h"
#include "indexer/region/region_table.h"
#include "indexer/source/record_check.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::build {

// Safe from any thread; each document belongs to the caller.
class DocumentBuilder {
 public:
  // All must outlive the builder. `average_content_words`: that of the WordCensus.
  DocumentBuilder(const analysis::Analyzer& analyzer, const region::RegionTable& regions,
                  const schema::Vocabulary& vocabulary, double average_content_words)
      : analyzer_(analyzer),
        regions_(regions),
        vocabulary_(vocabulary),
        average_content_words_(average_content_words) {}

  // REQUIRES: the record passed RecordCheck and has its etag. May throw Xapian::Error.
  Xapian::Document Build(const kok::search::v1::Organization& organization) const;
  // Without the body, which is for the text store. `terms` holds no text.
  Xapian::Document Build(const kok::search::v1::Content& content,
                         analysis::ContentTerms& terms) const;

 private:
  std::string WordsOf(const kok::search::v1::Organization& organization,
                      std::string_view path) const;
  std::string ServiceWords(const kok::search::v1::Organization& organization) const;
  void AddTitle(Xapian::Document& document, std::string_view title) const;
  void AddName(Xapian::Document& document, std::string_view name, bool is_full_name) const;

  const analysis::Analyzer& analyzer_;
  const region::RegionTable& regions_;
  const schema::Vocabulary& vocabulary_;
  const double average_content_words_;
};

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_DOCUMENT_BUILDER_H_
