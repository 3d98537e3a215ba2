// The protection class of every field that a source can fill: one table, without a row of which the
// project does not build.
//
// A table and no option of the protos: the messages of kok.search.v1 are what clients generate code
// from, and an option in them would make each of them need a file that is none of their business.

#ifndef KOK_INDEXER_SOURCE_PROTECTION_CLASSES_H_
#define KOK_INDEXER_SOURCE_PROTECTION_CLASSES_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace kok::source {

// What may become of what a field holds. A field without class counts as protected, and whatever
// has one is refused.
enum class ProtectionClass {
  kPublic,     // goes into the index
  kProtected,  // goes into ProtectedFields, or nowhere
  kUnused,     // of a format of others: accepted and dropped
};

// Fields of one message that have one class.
struct ProtectionRow {
  const char* message;  // full name
  ProtectionClass protection;
  const char* fields;  // names, separated by spaces
};

// Immutable once made; safe from any thread.
class ProtectionClasses {
 public:
  // That of the indexer.
  static const ProtectionClasses& Get();

  explicit ProtectionClasses(const std::vector<ProtectionRow>& rows);

  // Nothing where the field has none.
  std::optional<ProtectionClass> Of(const google::protobuf::FieldDescriptor& field) const;

  // Full names of the fields that can be reached from `roots` and have no class, sorted. Messages
  // of google.protobuf are values, not looked into.
  std::vector<std::string> MissingBelow(
      const std::vector<const google::protobuf::Descriptor*>& roots) const;

  // Full names that the table has and no message of `roots`, or two rows of it have, sorted.
  std::vector<std::string> WrongRows(
      const std::vector<const google::protobuf::Descriptor*>& roots) const;

  // Whether nothing but public fields can be reached from `root`.
  bool AllPublicBelow(const google::protobuf::Descriptor& root) const;

  // Paths of the fields set in `message` that are not public, such as `seat.shelter`.
  std::vector<std::string> NotPublicIn(const google::protobuf::Message& message) const;

 private:
  absl::flat_hash_map<std::string, ProtectionClass> class_by_field_;  // by full name
  std::vector<std::string> doubled_;
};

// Names of the messages that source files hold, from which every field of them is reached.
std::vector<std::string> IngestedMessages();

}  // namespace kok::source

#endif  // KOK_INDEXER_SOURCE_PROTECTION_CLASSES_H_
