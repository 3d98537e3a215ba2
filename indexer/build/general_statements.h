// What a network says of its members of one kind in general, not of each.

#ifndef KOK_INDEXER_BUILD_GENERAL_STATEMENTS_H_
#define KOK_INDEXER_BUILD_GENERAL_STATEMENTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/schema/tsv.h"
#include "indexer/schema/vocabulary.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::build {

// Immutable; safe from any thread.
class GeneralStatements {
 public:
  // No statements.
  GeneralStatements() = default;

  // Reads the text of `general_statements.tsv`: member_kind (a name of the enum MemberKind), facet
  // (service, target_group or exploitation_form), code and source, separated by tabs.
  // InvalidArgument names the line and what was expected; a code outside of the vocabulary is an
  // error, and so is a statement twice.
  static absl::StatusOr<GeneralStatements> Parse(std::string_view tsv,
                                                 const schema::Vocabulary& vocabulary);

  // Adds to `organization` what is said of its kinds of members, in the order of the table behind
  // what its record says: state UNKNOWN, because nobody says it of this one, and a fact of kind
  // GENERAL_STATEMENT. A code that the record has already, in whatever state, is left alone. A list
  // that is full stays so. Returns whether anything was added.
  bool AddTo(kok::search::v1::Organization& organization) const;

 private:
  struct Statement {
    kok::search::v1::MemberKind member_kind;
    std::string facet;
    std::string code;
    std::string source;
  };
  static absl::StatusOr<Statement> ReadRow(const schema::TsvRow& row,
                                           const schema::Vocabulary& vocabulary);

  std::vector<Statement> statements_;
};

}  // namespace kok::build

#endif  // KOK_INDEXER_BUILD_GENERAL_STATEMENTS_H_
