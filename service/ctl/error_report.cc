#include "service/ctl/error_report.h"

#include <optional>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "service/ctl/display_text.h"

namespace kok::ctl {
namespace {

constexpr char kUsageMark[] = "kok.ctl/usage";
constexpr char kFolderMark[] = "kok.ctl/folder";
constexpr char kDueMark[] = "kok.ctl/due";

bool HasPayload(const absl::Status& status) {
  bool any = false;
  status.ForEachPayload([&](absl::string_view, const absl::Cord&) { any = true; });
  return any;
}

absl::Status Marked(absl::Status status, const char* mark) {
  status.SetPayload(mark, absl::Cord());
  return status;
}

bool IsUsageError(const absl::Status& status) { return status.GetPayload(kUsageMark).has_value(); }

template <typename Detail>
std::optional<Detail> DetailOf(const absl::Status& status) {
  const auto payload =
      status.GetPayload(absl::StrCat("type.googleapis.com/", Detail::descriptor()->full_name()));
  Detail detail;
  if (!payload.has_value() || !detail.ParseFromString(std::string(*payload))) return std::nullopt;
  return detail;
}

std::string DetailLines(const absl::Status& status) {
  std::string text;
  if (const auto bad_request = DetailOf<google::rpc::BadRequest>(status)) {
    for (const auto& violation : bad_request->field_violations()) {
      absl::StrAppend(&text, "  ", OneLine(violation.field()), ": ",
                      OneLine(violation.description()), "\n");
    }
  }
  if (const auto info = DetailOf<google::rpc::ErrorInfo>(status)) {
    absl::StrAppend(&text, "  reason: ", OneLine(info->reason()), "\n");
  }
  if (const auto retry = DetailOf<google::rpc::RetryInfo>(status)) {
    const absl::Duration delay = absl::Seconds(retry->retry_delay().seconds()) +
                                 absl::Nanoseconds(retry->retry_delay().nanos());
    absl::StrAppend(&text, "  try again in ", absl::FormatDuration(delay), "\n");
  }
  return text;
}

// Of what did not come from the service's own code, which says it with a reason.
const char* RemedyOf(const absl::Status& status) {
  if (HasPayload(status)) return nullptr;
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      return "check that the service runs (systemctl status kok-searchd) and that --target is its "
             "address; with TLS, that the client's certificate is of the service's CA, neither "
             "expired nor revoked, and that the host of --target stands in the server's";
    case absl::StatusCode::kDeadlineExceeded:
      return "ask again, or give it more time: --timeout 30s";
    case absl::StatusCode::kUnauthenticated:
      return "ask the operator for a certificate, and give it by --credentials";
    case absl::StatusCode::kPermissionDenied:
      return "ask the operator for a role that has this method";
    case absl::StatusCode::kUnimplemented:
      return "service and kok-searchctl are of different versions, or --target is another address "
             "than the one for this command; install the same version";
    default:
      return nullptr;
  }
}

std::string RemedyLine(const absl::Status& status) {
  const char* const remedy = RemedyOf(status);
  return remedy == nullptr ? "" : absl::StrCat("  remedy: ", remedy, "\n");
}

}  // namespace

absl::Status UsageError(const std::string& problem) {
  return Marked(absl::InvalidArgumentError(problem), kUsageMark);
}

absl::Status FolderError(const std::string& problem) {
  return Marked(absl::FailedPreconditionError(problem), kFolderMark);
}

absl::Status DueError(const std::string& problem) {
  return Marked(absl::FailedPreconditionError(problem), kDueMark);
}

absl::Status FromGrpcStatus(const grpc::Status& status) {
  absl::Status result(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  google::rpc::Status details;
  if (result.ok() || !details.ParseFromString(status.error_details())) return result;
  for (const google::protobuf::Any& detail : details.details()) {
    result.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  }
  return result;
}

ExitCode ExitCodeOf(const absl::Status& status) {
  if (status.ok()) return kDone;
  if (IsUsageError(status)) return kBadUsage;
  if (status.GetPayload(kFolderMark).has_value()) return kFolderProblem;
  if (status.GetPayload(kDueMark).has_value()) return kDue;
  const bool nobody_answered =
      absl::IsDeadlineExceeded(status) || (absl::IsUnavailable(status) && !HasPayload(status));
  return nobody_answered ? kUnreachable : kServiceError;
}

std::string ErrorText(const absl::Status& status) {
  if (status.ok()) return "";
  const std::string message = OneLine(std::string(status.message()));
  const std::string hint = IsUsageError(status) ? "; see kok-searchctl --help" : "";
  return absl::StrCat("kok-searchctl: ", absl::StatusCodeToString(status.code()), ": ", message,
                      hint, "\n", DetailLines(status), RemedyLine(status));
}

}  // namespace kok::ctl
