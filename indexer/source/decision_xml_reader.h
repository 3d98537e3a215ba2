// Court decisions as the German federal portal publishes them: one Content a file.

#ifndef KOK_INDEXER_SOURCE_DECISION_XML_READER_H_
#define KOK_INDEXER_SOURCE_DECISION_XML_READER_H_

#include <memory>
#include <string>

#include "indexer/source/decision_xml.h"
#include "indexer/source/record_reader.h"

namespace kok::source {

// Holds the file in memory, at most 16 MiB. What goes where stands in data/templates/FORMATS.md.
class DecisionXmlReader : public RecordReader {
 public:
  // FailedPrecondition for a larger file; DataLoss for one that changes while it is read.
  static absl::StatusOr<std::unique_ptr<RecordReader>> Open(const std::string& path,
                                                            const std::string& display_path);

  absl::StatusOr<std::optional<ReadItem>> Next() override;

 private:
  DecisionXmlReader(std::string text, std::string display_path)
      : text_(std::move(text)), display_path_(std::move(display_path)) {}

  std::string text_;
  std::string display_path_;
  bool done_ = false;
};

// The decision that `elements` describe.
Content ContentFromDecision(const DecisionElements& elements);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_DECISION_XML_READER_H_
