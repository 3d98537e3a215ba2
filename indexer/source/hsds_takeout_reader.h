// HSDS that this project wrote (indexer/takeout/hsds_writer.h), back to the record it was made of.

#ifndef KOK_INDEXER_SOURCE_HSDS_TAKEOUT_READER_H_
#define KOK_INDEXER_SOURCE_HSDS_TAKEOUT_READER_H_

#include <string>

#include "indexer/source/record_reader.h"
#include "kok/search/ingest/v1/hsds.pb.h"

namespace kok::source {

// Whether `organization` has an identifier of this project's scheme.
bool IsTakeout(const kok::search::ingest::v1::HsdsOrganization& organization);

// The record. Where the standard's field and one of this project's attributes say the same, only
// one of them is written, so that whoever edits the file edits that one. What was marked as
// confidential since is kept out as in any HSDS: of its place Land and country remain, its address
// goes to `options.protected_values`. Persons that somebody entered are dropped; an attribute that
// is not understood is a warning, and a word outside of its list a problem. REQUIRES: IsTakeout.
ReadItem OrganizationFromTakeout(const kok::search::ingest::v1::HsdsOrganization& organization,
                                 const std::string& path, int line, const ReaderOptions& options);

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_TAKEOUT_READER_H_
