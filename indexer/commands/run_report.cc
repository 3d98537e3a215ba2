#include "indexer/commands/run_report.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <cstdio>

#include "indexer/schema/json_report.h"

namespace kok {
namespace {

using google::protobuf::Struct;

void PrintError(const char* start, const std::string& text) {
  std::fflush(stdout);  // in the order in which things happened
  std::fprintf(stderr, "kok-indexer: %s%s\n", start, text.c_str());
}

}  // namespace

RunReport& RunReport::Current() {
  static RunReport report;
  return report;
}

void RunReport::Say(const std::string& line) {
  Keep("info", line);
  if (!json_) std::printf("%s\n", line.c_str());
}

void RunReport::Warn(const std::string& text) {
  Keep("warning", text);
  PrintError("warning: ", text);
}

void RunReport::Error(const std::string& text) {
  Keep("error", text);
  PrintError("", text);
}

void RunReport::Show(const std::string& text, const std::string& json) {
  if (json_) {
    shown_ = json;
  } else {
    std::fputs(text.c_str(), stdout);
  }
}

void RunReport::Finish(const std::string& command, int exit_code) {
  if (!json_) return;
  Struct object;
  if (!shown_.empty() && !google::protobuf::util::JsonStringToMessage(shown_, &object).ok()) {
    object.Clear();
  }
  auto& fields = *object.mutable_fields();
  fields["command"].set_string_value(command);
  fields["status"].set_string_value(StatusWord(exit_code));
  fields["exit_code"].set_number_value(exit_code);
  auto& list = *fields["messages"].mutable_list_value();
  for (const auto& [level, text] : messages_) {
    auto& message = *list.add_values()->mutable_struct_value()->mutable_fields();
    message["level"].set_string_value(level);
    message["text"].set_string_value(text);
  }
  std::fputs(schema::JsonReport(object).c_str(), stdout);
}

std::string StatusWord(int exit_code) {
  switch (exit_code) {
    case kOk:
      return "ok";
    case kBadInput:
      return "bad_input";
    case kGateFailed:
      return "gate_failed";
    case kLocked:
      return "locked";
    default:
      return "io_error";
  }
}

}  // namespace kok
