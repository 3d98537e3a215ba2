// Which changes a second person must have looked at, and the file that says that somebody has.

#ifndef KOK_INDEXER_PUBLISH_APPROVALS_H_
#define KOK_INDEXER_PUBLISH_APPROVALS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/publish/record_changes.h"
#include "kok/search/ingest/v1/approval.pb.h"

namespace kok::publish {

using kok::search::ingest::v1::Approval;

// Every organisation that is removed, and every telephone number, fax number and e-mail address
// that an organisation of both sets gets, loses or changes, in the order of names; without
// approver. Pure function.
std::vector<Approval> ChangesThatNeedApproval(const RecordChanges& changes);

// `organizations/a: phones[+4930123]: "" -> "+4930123"`. For messages.
std::string DescribeChange(const Approval& change);

// Reads a file of one Approval a line, JSON; empty lines and lines that begin with # are passed
// over. InvalidArgument names file and line; else what reading failed with.
absl::StatusOr<std::vector<Approval>> ReadApprovals(const std::string& path);

// Such a file, of `changes` as approved by `person` on `date` (`YYYY-MM-DD`).
std::string ApprovalFile(std::vector<Approval> changes, const std::string& person,
                         const std::string& date);

// Those of `changes` that no approval covers: one covers the same name, change and both values.
std::vector<Approval> WithoutApproval(const std::vector<Approval>& changes,
                                      const std::vector<Approval>& approvals);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_APPROVALS_H_
