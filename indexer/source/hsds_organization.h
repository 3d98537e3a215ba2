// From an organization of HSDS to a record.

#ifndef KOK_INDEXER_SOURCE_HSDS_ORGANIZATION_H_
#define KOK_INDEXER_SOURCE_HSDS_ORGANIZATION_H_

#include <string>

#include "indexer/source/record_reader.h"
#include "kok/search/ingest/v1/hsds.pb.h"

namespace kok::source {

// The record of `organization`, or why there is none. Services count where they are active.
// Whatever the standard leaves open stays unknown; what is not used although somebody may expect it
// is a warning of the record. Addresses that are marked as confidential go to
// `options.protected_values` and nowhere else. Pure but for that.
ReadItem OrganizationFromHsds(const kok::search::ingest::v1::HsdsOrganization& organization,
                              const std::string& path, int line, const ReaderOptions& options);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_ORGANIZATION_H_
