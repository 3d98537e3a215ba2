#include "service/index/generation_watcher.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "indexer/generation/history_entries.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"

namespace kok::index {
namespace {

namespace fs = std::filesystem;

constexpr int kNiceness = 10;  // of -20 to 19

// Without CURRENT nothing was activated yet, unless something was active before it.
absl::StatusOr<std::string> CurrentOrWhyNot(const std::string& folder) {
  absl::StatusOr<std::string> current = generation::ReadCurrent(folder);
  if (!absl::IsNotFound(current.status())) return current;
  const auto history = generation::ReadHistoryEntries(folder);
  if (!history.ok() || history->empty()) return current;
  return absl::DataLossError(absl::StrCat(generation::kCurrentFile, " is gone, although ",
                                          generation::kHistoryFile, " names ", history->size(),
                                          " generations that were active before it"));
}

// Ids begin with the time of the build. A generation newer than CURRENT was never activated, or was
// rolled back from. Where CURRENT is damaged, HISTORY alone says so: a rollback cuts it.
bool IsNewer(const std::string& id, const std::string& current) {
  if (current.empty()) return false;
  const auto time_of = [](std::string_view whole) { return whole.substr(0, whole.find('-')); };
  return time_of(id) > time_of(current);
}

}  // namespace

GenerationWatcher::GenerationWatcher(std::string index_folder, SnapshotHolder& holder,
                                     WatcherEvents events)
    : index_folder_(std::move(index_folder)),
      holder_(holder),
      events_(std::move(events)),
      retractions_(index_folder_),
      folder_events_(index_folder_) {}

GenerationWatcher::~GenerationWatcher() { Stop(); }

void GenerationWatcher::Look() {
  const std::lock_guard<std::mutex> lock(looking_);
  LookLocked();
}

absl::Status GenerationWatcher::LookAgain() {
  const std::lock_guard<std::mutex> lock(looking_);
  refusals_.RetryAll();
  LookLocked();
  const absl::StatusOr<std::string> current = generation::ReadCurrent(index_folder_);
  for (const Refusal& refusal : refusals_.All()) {
    const bool is_current = current.ok() && refusal.id == *current;
    if (refusals_.Stands(refusal.id) && (is_current || refusal.id == generation::kCurrentFile ||
                                         refusal.id == generation::kRetractedFile)) {
      return refusal.reason;
    }
  }
  return current.ok() ? absl::OkStatus() : current.status();
}

// What must not be shown comes first: nothing else may be served without it.
void GenerationWatcher::LookLocked() {
  if (!ReadRetractionList()) return;
  ApplyRetractions();
  LetGoOfCollected();
  const std::string damaged = DropDamaged();
  FollowCurrent();
  if (!damaged.empty() && holder_.Current() == nullptr && events_.lost) events_.lost(damaged);
}

void GenerationWatcher::DoubtServed() {
  if (doubted_.exchange(true)) return;
  folder_events_.Wake();
}

// Verifies again what is held, if somebody doubts it. The id of the active one where that is not
// whole: then none of the others is held any longer, since they may have been rolled back from.
std::string GenerationWatcher::DropDamaged() {
  if (absl::Now() < doubt_again_ || !doubted_.exchange(false)) return "";
  const std::vector<std::shared_ptr<const Snapshot>> held = holder_.All();
  std::vector<std::shared_ptr<const Snapshot>> whole;
  for (const auto& snapshot : held) {
    const absl::Status status =
        generation::VerifyGeneration(index_folder_, snapshot->id()).status();
    if (status.ok()) {
      whole.push_back(snapshot);
      continue;
    }
    Refuse(snapshot->id(), status);
    if (snapshot != held.front()) continue;
    holder_.Replace({});
    return snapshot->id();
  }
  holder_.Replace(std::move(whole));
  doubt_again_ = absl::Now() + kRetryAfter;
  return "";
}

// Whether there is a list to go by.
bool GenerationWatcher::ReadRetractionList() {
  const absl::Status read = retractions_.Read();
  if (read.ok()) {
    refusals_.Forgive(generation::kRetractedFile);
  } else {
    Refuse(generation::kRetractedFile, read);
  }
  return retractions_.names().has_value();
}

void GenerationWatcher::ApplyRetractions() {
  if (!retractions_.is_news()) return;
  const std::vector<std::shared_ptr<const Snapshot>> held = holder_.All();
  std::vector<std::shared_ptr<const Snapshot>> shown;
  for (const auto& snapshot : held) {
    absl::StatusOr<std::shared_ptr<const Snapshot>> without = snapshot->With(*retractions_.names());
    if (without.ok()) {
      shown.push_back(*std::move(without));
    } else if (snapshot == held.front()) {
      Refuse(snapshot->id(), without.status());
      break;
    }
  }
  retractions_.MarkApplied();
  const bool nothing_left = !held.empty() && shown.empty();
  holder_.Replace(std::move(shown));
  if (events_.retracted) events_.retracted(retractions_.count());
  if (nothing_left && events_.withdrawn) events_.withdrawn();
}

void GenerationWatcher::LetGoOfCollected() {
  std::vector<std::shared_ptr<const Snapshot>> kept = holder_.All();
  if (kept.empty()) return;
  const auto is_gone = [&](const std::shared_ptr<const Snapshot>& snapshot) {
    std::error_code error;
    const fs::file_status status =
        fs::symlink_status(generation::JoinPath(index_folder_, snapshot->id()), error);
    return status.type() == fs::file_type::not_found;
  };
  const std::string& active = kept.front()->id();
  if (!is_gone(kept.front())) {
    gone_.clear();
  } else if (gone_ != active) {
    gone_ = active;
    if (events_.folder_gone) events_.folder_gone(active);
  }
  const auto collected = std::remove_if(kept.begin() + 1, kept.end(), is_gone);
  if (collected == kept.end()) return;
  kept.erase(collected, kept.end());
  holder_.Replace(std::move(kept));
}

void GenerationWatcher::FollowCurrent() {
  const absl::StatusOr<std::string> current = CurrentOrWhyNot(index_folder_);
  if (!current.ok()) {
    if (!absl::IsNotFound(current.status())) Refuse(generation::kCurrentFile, current.status());
    if (holder_.Current() == nullptr) FallBackFrom("");
    return;
  }
  refusals_.Forgive(generation::kCurrentFile);
  const std::shared_ptr<const Snapshot> served = holder_.Current();
  if (served != nullptr && served->id() == *current) return;
  if (TryServe(*current) || served != nullptr) return;
  FallBackFrom(*current);
}

void GenerationWatcher::FallBackFrom(const std::string& current) {
  const auto history = generation::ReadHistoryEntries(index_folder_);
  if (!history.ok()) return;  // without it nobody knows what was active before
  for (auto id = history->rbegin(); id != history->rend(); ++id) {
    if (*id == current || *id == generation::kUnreadableEntry || IsNewer(*id, current)) continue;
    if (!TryServe(*id)) continue;
    if (events_.fell_back) events_.fell_back(*id, current);
    return;
  }
}

bool GenerationWatcher::TryServe(const std::string& id) {
  if (!refusals_.MayTry(id)) return false;
  std::shared_ptr<const Snapshot> snapshot = holder_.Find(id);
  if (snapshot == nullptr) {
    absl::StatusOr<std::shared_ptr<const Snapshot>> opened =
        Snapshot::Open(index_folder_, id, *retractions_.names(), holder_.Current().get());
    if (!opened.ok()) {
      Refuse(id, opened.status());
      return false;
    }
    snapshot = *std::move(opened);
  } else if (const auto whole = generation::VerifyGeneration(index_folder_, id); !whole.ok()) {
    // It was whole when it was opened, but its files may have been written over since.
    Refuse(id, whole.status());
    return false;
  }
  refusals_.Forgive(id);
  holder_.Swap(snapshot);
  events_.activated(*snapshot);
  return true;
}

void GenerationWatcher::Refuse(const std::string& id, const absl::Status& reason) {
  if (refusals_.Refuse(id, reason)) events_.refused(id, reason);
}

void GenerationWatcher::Start() {
  thread_ = std::thread([this] { Run(); });
}

void GenerationWatcher::Stop() {
  if (!thread_.joinable()) return;
  folder_events_.Stop();
  thread_.join();
}

void GenerationWatcher::Run() {
  // On Linux a thread has a niceness of its own: opening a generation takes the time that searches
  // leave, and not theirs. Where it is refused, nothing is lost but that.
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness);
  do {
    folder_events_.Watch();
    Look();
  } while (folder_events_.Wait());
}

}  // namespace kok::index
