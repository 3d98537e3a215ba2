// Organisations and texts in a few words each, as cells of a table.
//
// Pure functions: safe from any thread. The results may hold anything that a record holds; Table
// makes them fit for a terminal.

#ifndef KOK_SERVICE_CTL_RECORD_TEXT_H_
#define KOK_SERVICE_CTL_RECORD_TEXT_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <string>

#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::ctl {

// The name as people know it, and the status in brackets unless the organisation is at work.
std::string NameAndStatus(const kok::search::v1::Organization& organization);

// `Köln, DE-NW`, as far as it is known; else empty.
std::string TownAndRegion(const kok::search::v1::Place& place);

// Telephone number as its source prints it.
std::string PhoneText(const kok::search::v1::Phone& phone);

// The first telephone number and e-mail address; empty where there is none.
std::string FirstPhone(const kok::search::v1::Organization& organization);
std::string FirstEmail(const kok::search::v1::Organization& organization);

// `DE-BB (declared)`, or the name of the area below a Land.
std::string CoverageText(const kok::search::v1::Coverage& coverage);

// The tables that `list` prints.
std::string OrganizationTable(
    const google::protobuf::RepeatedPtrField<kok::search::v1::Organization>& organizations);
std::string ContentTable(
    const google::protobuf::RepeatedPtrField<kok::search::v1::Content>& contents);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_RECORD_TEXT_H_
