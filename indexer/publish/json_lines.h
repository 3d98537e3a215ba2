// A file of one message a line, JSON, with remarks: what people write for the gates.

#ifndef KOK_INDEXER_PUBLISH_JSON_LINES_H_
#define KOK_INDEXER_PUBLISH_JSON_LINES_H_

#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kok::publish {

// Reads each line of `path`, at most 64 MiB in all, into `message` and calls `take`, which says
// what is wrong with it, or nothing. Empty lines and lines that begin with # are passed over.
// InvalidArgument names file and line, and says that a line is no `what` where it is none; else
// what reading failed with.
absl::Status ReadJsonLines(const std::string& path, const std::string& what,
                           google::protobuf::Message& message,
                           const std::function<std::string()>& take);

// The same into a list. `problem_of` says what is wrong with a message, or nothing.
template <typename Message>
absl::StatusOr<std::vector<Message>> ReadJsonLines(const std::string& path, const std::string& what,
                                                   std::string (*problem_of)(const Message&)) {
  std::vector<Message> messages;
  Message message;
  absl::Status read = ReadJsonLines(path, what, message, [&] {
    std::string problem = problem_of(message);
    if (problem.empty()) messages.push_back(std::move(message));
    return problem;
  });
  if (!read.ok()) return read;
  return messages;
}

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_JSON_LINES_H_
