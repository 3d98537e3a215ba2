#include "service/security/file_fault.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace kok::security {
namespace {

constexpr char kPayload[] = "kok.search/file_fault";

}  // namespace

absl::Status WithFault(absl::Status status, const FileFault& fault) {
  if (status.ok() || status.GetPayload(kPayload).has_value()) return status;
  status.SetPayload(kPayload, absl::Cord(absl::StrCat(static_cast<int>(fault.file), " ",
                                                      static_cast<int>(fault.problem), " ",
                                                      fault.entry.value_or(-1))));
  return status;
}

std::optional<FileFault> FaultOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayload);
  if (!payload.has_value()) return std::nullopt;
  const std::string text(*payload);
  const std::vector<std::string> numbers = absl::StrSplit(text, ' ');
  int file = 0;
  int problem = 0;
  int entry = 0;
  if (numbers.size() != 3 || !absl::SimpleAtoi(numbers[0], &file) ||
      !absl::SimpleAtoi(numbers[1], &problem) || !absl::SimpleAtoi(numbers[2], &entry)) {
    return std::nullopt;
  }
  FileFault fault{static_cast<SecurityFile>(file), static_cast<FileProblem>(problem)};
  if (entry >= 0) fault.entry = entry;
  return fault;
}

const char* NameOf(SecurityFile file) {
  switch (file) {
    case SecurityFile::kCertificate:
      return "--tls_certificate";
    case SecurityFile::kKey:
      return "--tls_key";
    case SecurityFile::kClientCa:
      return "--tls_client_ca";
    case SecurityFile::kRevocationLists:
      return "--tls_crl_folder";
    case SecurityFile::kPolicy:
      return "--policy";
  }
  return "unknown";
}

const char* NameOf(FileProblem problem) {
  switch (problem) {
    case FileProblem::kUnreadable:
      return "UNREADABLE";
    case FileProblem::kMalformed:
      return "MALFORMED";
    case FileProblem::kOpenToOthers:
      return "OPEN_TO_OTHERS";
    case FileProblem::kNotValidNow:
      return "EXPIRED_EARLY_OR_WEAK";
    case FileProblem::kBrokenChain:
      return "BROKEN_CHAIN";
    case FileProblem::kWrongPurpose:
      return "WRONG_PURPOSE";
    case FileProblem::kForeignKey:
      return "FOREIGN_KEY";
    case FileProblem::kNoSuchSigner:
      return "NO_SUCH_SIGNER";
    case FileProblem::kGrantsNobody:
      return "GRANTS_NOBODY";
    case FileProblem::kWrongRole:
      return "WRONG_ROLE";
    case FileProblem::kWrongGrant:
      return "WRONG_GRANT";
    case FileProblem::kNoPrivateCopy:
      return "NO_PRIVATE_COPY";
  }
  return "UNKNOWN";
}

const char* RemedyFor(FileProblem problem) {
  switch (problem) {
    case FileProblem::kUnreadable:
      return "it must be there, and the service's user or group must be able to read it";
    case FileProblem::kMalformed:
      return "put a whole file there";
    case FileProblem::kOpenToOthers:
      return "chmod 0640, or 0600 if it belongs to the service's user";
    case FileProblem::kNotValidNow:
      return "have it issued anew, and look at this machine's clock";
    case FileProblem::kBrokenChain:
      return "put the certificates of the CAs after the server's, each signed by the one after it";
    case FileProblem::kWrongPurpose:
      return "have one issued for this purpose";
    case FileProblem::kForeignKey:
      return "put key and certificate of the same request there";
    case FileProblem::kNoSuchSigner:
      return "put one current list of each CA of clients into the folder, and no other";
    case FileProblem::kGrantsNobody:
    case FileProblem::kWrongRole:
    case FileProblem::kWrongGrant:
      return "mend that place of the policy";
    case FileProblem::kNoPrivateCopy:
      return "/run or /dev/shm must have room";
  }
  return "";
}

}  // namespace kok::security
