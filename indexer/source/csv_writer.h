// Records as a spreadsheet that CsvReader reads back without a mapping, each to the same bytes.

#ifndef KOK_INDEXER_SOURCE_CSV_WRITER_H_
#define KOK_INDEXER_SOURCE_CSV_WRITER_H_

#include <google/protobuf/message.h>

#include <functional>
#include <string_view>
#include <vector>

namespace kok::source {

// A table in UTF-8 with a byte order mark, `;` between the cells, rows ended by CR LF: what
// LibreOffice and Excel open by a double click. Every field has its column but the etag, which the
// indexer sets. Handed out row by row to `write`. `records` are all of one type and not null.
void WriteCsvTable(const std::vector<const google::protobuf::Message*>& records,
                   const google::protobuf::Descriptor& type,
                   const std::function<void(std::string_view)>& write);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_CSV_WRITER_H_
