#include "service/index/generation_watcher.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
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

constexpr size_t kMaxRefusals = 100;
constexpr int kLookEveryMs = 1000;
constexpr int kNiceness = 10;  // of -20 to 19
// A generation never changes, so a bad one is tried again only in case that reading it failed for a
// passing reason.
constexpr absl::Duration kRetryAfter = absl::Seconds(30);

// Events of the folder, where it exists and the kernel can watch it; the clock works without.
generation::UniqueFd WatchFolder(const std::string& folder) {
  generation::UniqueFd inotify(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  if (!inotify.valid()) return inotify;
  const int watch = inotify_add_watch(
      inotify.get(), folder.c_str(),
      IN_MOVED_TO | IN_MOVED_FROM | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_DELETE_SELF);
  return watch < 0 ? generation::UniqueFd() : std::move(inotify);
}

void Drain(int fd) {
  std::array<char, 4096> events{};
  while (read(fd, events.data(), events.size()) > 0) {
  }
}

// Whether there is a list, be it one of no name, which has a line end. A file without a byte is one
// that somebody is writing over, or has lost.
bool HoldsBytes(const std::string& folder) {
  std::error_code error;
  const auto size = fs::file_size(generation::JoinPath(folder, generation::kRetractedFile), error);
  return !error && size > 0;
}

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
      stop_event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      doubt_event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

GenerationWatcher::~GenerationWatcher() { Stop(); }

void GenerationWatcher::Look() {
  const std::lock_guard<std::mutex> lock(looking_);
  LookLocked();
}

absl::Status GenerationWatcher::LookAgain() {
  const std::lock_guard<std::mutex> lock(looking_);
  for (auto& [id, time] : retry_at_) time = absl::InfinitePast();
  LookLocked();
  const absl::StatusOr<std::string> current = generation::ReadCurrent(index_folder_);
  for (const Refusal& refusal : Refused()) {
    const bool is_current = current.ok() && refusal.id == *current;
    const bool stands = retry_at_.count(refusal.id) > 0;
    if (stands && (is_current || refusal.id == generation::kCurrentFile ||
                   refusal.id == generation::kRetractedFile)) {
      return refusal.reason;
    }
  }
  return current.ok() ? absl::OkStatus() : current.status();
}

std::vector<Refusal> GenerationWatcher::Refused() const {
  const std::lock_guard<std::mutex> lock(told_);
  return {refusals_.begin(), refusals_.end()};
}

size_t GenerationWatcher::retracted_count() const {
  const std::lock_guard<std::mutex> lock(told_);
  return retracted_count_;
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
  eventfd_write(doubt_event_.get(), 1);
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
  absl::StatusOr<generation::Retractions> read = generation::ReadRetractions(index_folder_);
  const bool had_names = retractions_.has_value() && !retractions_->empty();
  if (read.ok() && read->empty() && had_names && !HoldsBytes(index_folder_)) {
    read = absl::DataLossError(
        absl::StrCat(generation::kRetractedFile,
                     " is gone or without a byte; the names that it held stay withdrawn until "
                     "there is one again"));
  }
  if (!read.ok()) {
    Refuse(generation::kRetractedFile, read.status());
    return retractions_.has_value();
  }
  retry_at_.erase(generation::kRetractedFile);
  const bool is_news = retractions_.has_value() ? *retractions_ != *read : !read->empty();
  retractions_ = *std::move(read);
  {
    const std::lock_guard<std::mutex> lock(told_);
    retracted_count_ = retractions_->size();
  }
  if (is_news) retractions_are_news_ = true;
  return true;
}

void GenerationWatcher::ApplyRetractions() {
  if (!retractions_are_news_) return;
  const std::vector<std::shared_ptr<const Snapshot>> held = holder_.All();
  std::vector<std::shared_ptr<const Snapshot>> shown;
  for (const auto& snapshot : held) {
    absl::StatusOr<std::shared_ptr<const Snapshot>> without = snapshot->With(*retractions_);
    if (without.ok()) {
      shown.push_back(*std::move(without));
    } else if (snapshot == held.front()) {
      Refuse(snapshot->id(), without.status());
      break;
    }
  }
  retractions_are_news_ = false;
  const bool nothing_left = !held.empty() && shown.empty();
  holder_.Replace(std::move(shown));
  if (events_.retracted) events_.retracted(retractions_->size());
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
  retry_at_.erase(generation::kCurrentFile);
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
  const auto retry = retry_at_.find(id);
  if (retry != retry_at_.end() && absl::Now() < retry->second) return false;
  std::shared_ptr<const Snapshot> snapshot = holder_.Find(id);
  if (snapshot == nullptr) {
    absl::StatusOr<std::shared_ptr<const Snapshot>> opened =
        Snapshot::Open(index_folder_, id, *retractions_, holder_.Current().get());
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
  retry_at_.erase(id);
  holder_.Swap(snapshot);
  events_.activated(*snapshot);
  return true;
}

void GenerationWatcher::Refuse(const std::string& id, const absl::Status& reason) {
  const bool is_new = retry_at_.find(id) == retry_at_.end();
  retry_at_[id] = absl::Now() + kRetryAfter;
  if (!is_new) return;
  {
    const std::lock_guard<std::mutex> lock(told_);
    refusals_.push_front({id, reason, absl::Now()});
    if (refusals_.size() > kMaxRefusals) refusals_.pop_back();
  }
  events_.refused(id, reason);
}

void GenerationWatcher::Start() {
  thread_ = std::thread([this] { Run(); });
}

void GenerationWatcher::Stop() {
  if (!thread_.joinable()) return;
  eventfd_write(stop_event_.get(), 1);
  thread_.join();
}

void GenerationWatcher::Run() {
  // On Linux a thread has a niceness of its own: opening a generation takes the time that searches
  // leave, and not theirs. Where it is refused, nothing is lost but that.
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness);
  generation::UniqueFd inotify;
  while (true) {
    if (!inotify.valid()) inotify = WatchFolder(index_folder_);
    Look();
    std::array<pollfd, 3> wait = {{{stop_event_.get(), POLLIN, 0},
                                   {doubt_event_.get(), POLLIN, 0},
                                   {inotify.get(), POLLIN, 0}}};
    poll(wait.data(), inotify.valid() ? 3 : 2, kLookEveryMs);
    if ((wait[0].revents & POLLIN) != 0) return;
    Drain(doubt_event_.get());
    if (inotify.valid()) Drain(inotify.get());
  }
}

}  // namespace kok::index
