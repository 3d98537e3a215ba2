// What is different between two sets of records, field by field.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_PUBLISH_RECORD_CHANGES_H_
#define KOK_INDEXER_PUBLISH_RECORD_CHANGES_H_

#include <map>
#include <string>
#include <vector>

#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::publish {

// By resource name.
using Organizations = std::map<std::string, kok::search::v1::Organization>;

// One value that changed. What stands in a list is named by what tells it from its neighbours, not
// by its place: `phones[+493012345].label`, `languages[ro].state`, `emails[info@example.org]`.
struct FieldChange {
  std::string field;
  std::string before;  // empty: was not there
  std::string after;   // empty: is not there any more
};

// A record that is in both sets and not the same.
struct RecordChange {
  std::string name;
  std::vector<FieldChange> fields;  // in the order of their names, at least one
};

// All in the order of resource names, organisations first.
struct RecordChanges {
  std::vector<std::string> added;
  std::vector<std::string> removed;
  std::vector<RecordChange> changed;

  bool empty() const { return added.empty() && removed.empty() && changed.empty(); }
};

// Appends what leads from `before` to `after`; etags are passed over, since they follow from the
// rest. Linear in the number of records.
void AddChanges(const Organizations& before, const Organizations& after, RecordChanges& changes);

// The same of one content that is in both sets, for who does not hold them all.
void AddChange(const kok::search::v1::Content& before, const kok::search::v1::Content& after,
               RecordChanges& changes);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_RECORD_CHANGES_H_
