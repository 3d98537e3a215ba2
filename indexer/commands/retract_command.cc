// retract: hides records at once, whatever a generation holds; the service re-reads the list.

#include <google/protobuf/struct.pb.h>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/exit_code.h"
#include "indexer/commands/known_names.h"
#include "indexer/commands/resource_operands.h"
#include "indexer/commands/run_report.h"
#include "indexer/generation/retractions.h"
#include "indexer/publish/io_error.h"
#include "indexer/publish/retraction_list.h"
#include "indexer/schema/json_report.h"

ABSL_FLAG(bool, undo, false, "retract: take the names back from the list of what is withdrawn");
ABSL_FLAG(bool, in_advance, false,
          "retract, purge: also a name that no generation holds; without it that is refused as a "
          "typing error");
ABSL_FLAG(bool, new_list, false,
          "retract: the list was lost; begin a new one of the names given, or of none");
ABSL_FLAG(bool, list, false, "retract: show what is withdrawn");

namespace kok {
namespace {

using google::protobuf::Struct;
using Names = std::set<std::string>;

int Show(const std::string& index) {
  const absl::StatusOr<Names> retracted = generation::ReadRetractions(index);
  if (!retracted.ok()) return Fail(publish::AsIoError(retracted.status()));
  std::string text;
  Struct object;
  auto& list = *(*object.mutable_fields())["retracted"].mutable_list_value();
  for (const std::string& name : *retracted) {
    absl::StrAppend(&text, name, "\n");
    list.add_values()->set_string_value(name);
  }
  RunReport::Current().Show(text, schema::JsonReport(object));
  return kOk;
}

// Takes what no generation holds back out of the list, where it was not there before: a typing
// error. Hiding did not wait for that. Which those are, each with the names that it could have
// been.
absl::StatusOr<std::map<std::string, std::vector<std::string>>> TakeBackUnknown(
    const std::string& index, const Names& added) {
  const auto unknown = FindUnknownNames(index, added);
  if (unknown.empty()) return unknown;
  const auto changed = publish::ChangeRetractions(index, [&](generation::Retractions& retracted) {
    for (const auto& [name, nearest] : unknown) retracted.erase(name);
  });
  if (!changed.ok()) return changed.status();
  return unknown;
}

int Withdraw(const std::string& index, const Names& names) {
  Names added;
  const auto changed = publish::ChangeRetractions(index, [&](generation::Retractions& retracted) {
    for (const std::string& name : names) {
      if (retracted.insert(name).second) added.insert(name);
    }
  });
  if (!changed.ok()) return Fail(changed.status());
  std::map<std::string, std::vector<std::string>> unknown;
  if (!absl::GetFlag(FLAGS_in_advance)) {
    auto taken_back = TakeBackUnknown(index, added);
    if (!taken_back.ok()) return Fail(taken_back.status());
    unknown = *std::move(taken_back);
  }
  RunReport& report = RunReport::Current();
  for (const std::string& name : names) {
    if (unknown.count(name) > 0) continue;
    report.Say(name + (added.count(name) > 0 ? " is withdrawn" : " was withdrawn already"));
  }
  for (const auto& [name, nearest] : unknown) report.Error(DescribeUnknown(name, nearest));
  return unknown.empty() ? kOk : kBadInput;
}

int Undo(const std::string& index, const Names& names) {
  Names erased;
  const auto changed = publish::ChangeRetractions(index, [&](generation::Retractions& retracted) {
    for (const std::string& name : names) {
      if (retracted.erase(name) > 0) erased.insert(name);
    }
  });
  if (!changed.ok()) return Fail(changed.status());
  for (const std::string& name : names) {
    RunReport::Current().Say(
        name + (erased.count(name) > 0 ? " is withdrawn no more" : " was not withdrawn"));
  }
  return kOk;
}

int BeginAnew(const std::string& index, const Names& names) {
  const absl::Status begun = publish::BeginListAnew(index, names);
  if (!begun.ok()) return Fail(begun);
  for (const std::string& name : names) RunReport::Current().Say(name + " is withdrawn");
  RunReport::Current().Say(absl::StrCat("the list is begun anew with ", names.size(), " names"));
  return kOk;
}

}  // namespace

int RetractCommand(const std::string& index, const Operands& operands) {
  const bool undo = absl::GetFlag(FLAGS_undo);
  if (absl::GetFlag(FLAGS_list) && (undo || !operands.empty())) {
    return Usage("retract --list takes no NAME");
  }
  if (undo && operands.empty()) return Usage("retract --undo needs at least one NAME");
  const bool anew = absl::GetFlag(FLAGS_new_list);
  if (anew && undo) return Usage("retract takes --new-list or --undo");
  if (operands.empty() && !anew) return Show(index);
  const auto names = ResourceOperands(operands);
  if (!names.ok()) return Fail(names.status());
  if (anew) return BeginAnew(index, *names);
  return undo ? Undo(index, *names) : Withdraw(index, *names);
}

}  // namespace kok
