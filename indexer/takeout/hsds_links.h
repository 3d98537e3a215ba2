// Ids, and what HSDS has no field for, of one organisation on its way: attributes, each linked to
// what it says more of.

#ifndef KOK_INDEXER_TAKEOUT_HSDS_LINKS_H_
#define KOK_INDEXER_TAKEOUT_HSDS_LINKS_H_

#include <string>
#include <string_view>
#include <utility>

#include "indexer/takeout/enum_word.h"
#include "kok/search/ingest/v1/hsds.pb.h"
#include "kok/search/v1/fact.pb.h"

namespace kok::takeout {

using HsdsAttributes = google::protobuf::RepeatedPtrField<kok::search::ingest::v1::HsdsAttribute>;

// The code of an enum value, `via_interpreter`; see EnumWord.
inline std::string HsdsWord(std::string_view name, std::string_view prefix) {
  return EnumWord(name, prefix, '_');
}

// Ids follow from the organisation's name and the order of calls alone: the same record has the
// same ones each time. Not safe from several threads at once.
class HsdsLinks {
 public:
  explicit HsdsLinks(std::string organization) : organization_(std::move(organization)) {}

  std::string NextId();

  // Adds an attribute; AddText none where the value is empty, AddFact one for each part of a fact
  // that is `present`, about the attribute of that id where one is given.
  kok::search::ingest::v1::HsdsAttribute& Add(HsdsAttributes& list, std::string_view link,
                                              const std::string& value);
  void AddText(HsdsAttributes& list, std::string_view link, const std::string& value);
  void AddFact(HsdsAttributes& list, bool present, const kok::search::v1::Fact& fact,
               const std::string& about_attribute = "");

 private:
  const std::string organization_;
  int next_id_ = 0;
};

}  // namespace kok::takeout

#endif  // KOK_INDEXER_TAKEOUT_HSDS_LINKS_H_
