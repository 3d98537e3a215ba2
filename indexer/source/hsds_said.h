// What the attributes of an HSDS object say in the words of `export --hsds`.

#ifndef KOK_INDEXER_SOURCE_HSDS_SAID_H_
#define KOK_INDEXER_SOURCE_HSDS_SAID_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "kok/search/ingest/v1/hsds.pb.h"

namespace kok::source {

using HsdsAttributes = google::protobuf::RepeatedPtrField<kok::search::ingest::v1::HsdsAttribute>;

// Of one object, or of one of its attributes. Refers to the attributes, which must outlive it.
// Reading is safe from any thread.
class Said {
 public:
  using Attributes = std::vector<const kok::search::ingest::v1::HsdsAttribute*>;

  // What `list`, that of an object, says of the object.
  explicit Said(const HsdsAttributes& list);
  // What all these say of one and the same.
  explicit Said(Attributes said) : said_(std::move(said)) {}

  // The values under `link`, see TakeoutLink, in their order; the first, empty where there is none;
  // whether there is any.
  std::vector<std::string> All(std::string_view link) const;
  std::string One(std::string_view link) const;
  bool Has(std::string_view link) const { return !All(link).empty(); }

  // Whether it says something of another attribute.
  static bool IsOfAttribute(const kok::search::ingest::v1::HsdsAttribute& attribute) {
    return attribute.link_entity() == "attribute";
  }

 private:
  Attributes said_;
};

// What a list says of attributes, found by the ids of these: a list may have hundreds of thousands.
// Lifetime and threads as for Said.
class SaidOfAttributes {
 public:
  explicit SaidOfAttributes(const HsdsAttributes& list);

  Said Of(const std::string& id) const;

 private:
  absl::flat_hash_map<std::string, Said::Attributes> by_id_;
};

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_HSDS_SAID_H_
