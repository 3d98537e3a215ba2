#include "indexer/publish/rollback.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"
#include "indexer/publish/history.h"
#include "indexer/publish/io_error.h"
#include "indexer/publish/publisher.h"

namespace kok::publish {
namespace {

using Ids = std::vector<std::string>;

// Candidates in the order they are tried. `current` is empty where CURRENT cannot be read.
absl::StatusOr<Ids> Candidates(const std::string& index_folder, const std::string& current) {
  const absl::StatusOr<Ids> history = ReadHistory(index_folder);
  if (history.ok() && !(history->empty() && current.empty())) {
    return Ids(history->rbegin(), history->rend());
  }
  if (!history.ok() && !absl::IsNotFound(history.status())) return AsIoError(history.status());
  Ids older;
  for (std::string& id : generation::ListGenerations(index_folder)) {
    if (current.empty() || id < current) older.push_back(std::move(id));
  }
  return older;
}

// What HISTORY holds once `id` is active: what stood before its last entry there, or, where it has
// none, whatever is older.
Ids HistoryBefore(const Ids& history, const std::string& id) {
  const auto last = std::find(history.rbegin(), history.rend(), id);
  if (last != history.rend()) return Ids(history.begin(), std::prev(last.base()));
  Ids older;
  std::copy_if(history.begin(), history.end(), std::back_inserter(older),
               [&](const std::string& entry) { return entry < id; });
  return older;
}

// HISTORY is cut first, the target still in it, then CURRENT is replaced, then the target leaves
// HISTORY. After a crash between any two of them the next rollback goes to the target or behind it.
absl::Status GoBack(const std::string& index_folder, const std::string& id) {
  const absl::StatusOr<Ids> history = ReadHistory(index_folder);
  if (!history.ok() && !absl::IsNotFound(history.status())) return history.status();
  const Ids before = HistoryBefore(history.ok() ? *history : Ids(), id);
  if (history.ok()) {
    Ids with_target = before;
    with_target.push_back(id);
    absl::Status cut =
        with_target == *history ? absl::OkStatus() : WriteHistory(index_folder, with_target);
    if (!cut.ok()) return cut;
  }
  if (absl::Status written = WriteCurrent(index_folder, id); !written.ok()) return written;
  // The rollback has happened. Where HISTORY cannot be written any more its last entry equals
  // CURRENT and counts for nothing; without HISTORY there is nothing to forget.
  if (history.ok()) WriteHistory(index_folder, before).IgnoreError();
  return absl::OkStatus();
}

absl::Status CheckIsBack(const std::string& index_folder, const std::string& id) {
  const std::string current = generation::ReadCurrent(index_folder).value_or("");
  if (id == current) return absl::FailedPreconditionError(absl::StrCat(id, " is active already"));
  const Ids history = ReadHistory(index_folder).value_or(Ids());
  if (id > current && std::find(history.begin(), history.end(), id) == history.end() &&
      !current.empty()) {
    return absl::FailedPreconditionError(absl::StrCat(
        id, " is newer than the active generation; `activate` makes it the active one"));
  }
  return VerifyAndOpen(index_folder, id);
}

std::string PassedOver(const Ids& skipped) {
  return absl::StrCat(skipped.empty() ? "" : "; passed over: ", absl::StrJoin(skipped, "; "));
}

// A wrong guess would serve what was never meant to be served again.
absl::Status PastNobodyKnows(const Ids& skipped) {
  return absl::UnavailableError(absl::StrCat(
      generation::kHistoryFile, " has a line that is no id of a generation where the way back goes",
      PassedOver(skipped), "; `list` shows what is there, `rollback ID` goes to one of them"));
}

}  // namespace

absl::StatusOr<RollbackTarget> FindRollbackTarget(const std::string& index_folder) {
  const absl::StatusOr<std::string> active = generation::ReadCurrent(index_folder);
  if (!active.ok() && !absl::IsNotFound(active.status()) && !absl::IsDataLoss(active.status())) {
    return AsIoError(active.status());  // it is there, but cannot be read at this moment
  }
  const std::string current = active.value_or("");
  const absl::StatusOr<Ids> candidates = Candidates(index_folder, current);
  if (!candidates.ok()) return candidates.status();
  RollbackTarget target;
  Ids tried;
  bool any_is_damaged = false;
  for (const std::string& id : *candidates) {
    if (id == kUnreadableEntry) return PastNobodyKnows(target.skipped);
    if (id == current || std::find(tried.begin(), tried.end(), id) != tried.end()) continue;
    tried.push_back(id);
    const absl::Status whole = VerifyAndOpen(index_folder, id);
    if (whole.ok()) {
      target.id = id;
      return target;
    }
    // What cannot be read at this moment may be the one to go back to.
    if (!absl::IsDataLoss(whole) && !absl::IsNotFound(whole) &&
        !absl::IsFailedPrecondition(whole)) {
      return AsIoError(whole);
    }
    any_is_damaged = any_is_damaged || absl::IsDataLoss(whole);
    target.skipped.emplace_back(whole.message());
  }
  const std::string message =
      absl::StrCat("there is no earlier generation to go back to", PassedOver(target.skipped));
  return any_is_damaged ? absl::DataLossError(message) : absl::FailedPreconditionError(message);
}

absl::StatusOr<RollbackTarget> Rollback(const std::string& index_folder, const std::string& id) {
  RollbackTarget target{id, {}};
  if (id.empty()) {
    absl::StatusOr<RollbackTarget> found = FindRollbackTarget(index_folder);
    if (!found.ok()) return found.status();
    target = *std::move(found);
  } else if (absl::Status back = CheckIsBack(index_folder, id); !back.ok()) {
    return back;
  }
  if (absl::Status gone = GoBack(index_folder, target.id); !gone.ok()) return AsIoError(gone);
  return target;
}

}  // namespace kok::publish
