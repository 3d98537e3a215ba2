// What an organization of HSDS keeps to itself: the standard has no field for that, so a term,
// value or label of an attribute with one of the usual words marks what it belongs to, in German or
// English. Attributes of the vocabulary's own lists (`service` and so on) and of
// hsds_takeout_links.h do not count.

#ifndef KOK_INDEXER_SOURCE_HSDS_CONFIDENTIAL_H_
#define KOK_INDEXER_SOURCE_HSDS_CONFIDENTIAL_H_

#include <set>
#include <string>
#include <string_view>

#include "kok/search/ingest/v1/hsds.pb.h"
#include "kok/search/ingest/v1/record.pb.h"

namespace kok::source {

// Whether one of `attributes` is such a mark. Pure function.
bool IsMarkedConfidential(
    const google::protobuf::RepeatedPtrField<kok::search::ingest::v1::HsdsAttribute>& attributes);

// The same of a location, its addresses and its type. Pure function.
bool IsConfidentialLocation(const kok::search::ingest::v1::HsdsLocation& location);

// Whether a document may mark something so: it holds one of these words, escaped or not, or is in
// an encoding that hides them. Where such a document cannot be read, neither can what it would
// protect. Pure function.
bool MayMarkConfidential(std::string_view json);

// Adds what must not be told of a confidential location: streets, point and telephone numbers. Pure
// function.
void ProtectLocation(const kok::search::ingest::v1::HsdsLocation& location,
                     kok::search::ingest::v1::ProtectedFields& fields);

// The confidential locations of one organization, and its services there. Points into the
// organization, which must outlive it.
class ConfidentialPlaces {
 public:
  ConfidentialPlaces() = default;
  // Marked are the organization, which means all of its locations; a location; a service at one. A
  // location is confidential wherever its id stands.
  explicit ConfidentialPlaces(const kok::search::ingest::v1::HsdsOrganization& organization);

  bool IsOpen(const kok::search::ingest::v1::HsdsLocation& location) const {
    return !all_ && ids_.count(location.id()) == 0 && locations_.count(&location) == 0;
  }
  // A service that says where it is offered: at an open location.
  bool IsOpen(const kok::search::ingest::v1::HsdsServiceAtLocation& at) const;

  // What must be found nowhere; of services that are not active too, but no number that the
  // organization or one of its services publishes as its own. `organization`: that of the
  // constructor.
  kok::search::ingest::v1::ProtectedFields ProtectedFieldsOf(
      const kok::search::ingest::v1::HsdsOrganization& organization) const;

 private:
  bool all_ = false;
  std::set<std::string> ids_;
  std::set<const kok::search::ingest::v1::HsdsLocation*> locations_;  // without id
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_CONFIDENTIAL_H_
