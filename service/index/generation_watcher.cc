#include "service/index/generation_watcher.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <string_view>
#include <utility>

#include "absl/time/clock.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/verified_generation.h"

namespace kok::index {
namespace {

constexpr int kLookEveryMs = 1000;
// A generation never changes, so a bad one is tried again only in case that reading it failed for a
// passing reason.
constexpr absl::Duration kRetryAfter = absl::Seconds(30);

// Events of the folder, where it exists and the kernel can watch it; the clock works without.
generation::UniqueFd WatchFolder(const std::string& folder) {
  generation::UniqueFd inotify(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  if (!inotify.valid()) return inotify;
  const int watch = inotify_add_watch(inotify.get(), folder.c_str(),
                                      IN_MOVED_TO | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE_SELF);
  return watch < 0 ? generation::UniqueFd() : std::move(inotify);
}

void Drain(int fd) {
  std::array<char, 4096> events{};
  while (read(fd, events.data(), events.size()) > 0) {
  }
}

// Ids begin with the time of the build. A generation newer than CURRENT was never activated, or was
// rolled back from.
bool IsNewer(const std::string& id, const std::string& current) {
  const auto time_of = [](std::string_view whole) { return whole.substr(0, whole.find('-')); };
  return time_of(id) > time_of(current);
}

}  // namespace

GenerationWatcher::GenerationWatcher(std::string index_folder, SnapshotHolder& holder,
                                     WatcherEvents events)
    : index_folder_(std::move(index_folder)),
      holder_(holder),
      events_(std::move(events)),
      stop_event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

GenerationWatcher::~GenerationWatcher() { Stop(); }

void GenerationWatcher::Look() {
  const absl::StatusOr<std::string> current = generation::ReadCurrent(index_folder_);
  if (!current.ok()) {
    // Without CURRENT nothing was activated yet.
    if (!absl::IsNotFound(current.status())) Refuse(generation::kCurrentFile, current.status());
    return;
  }
  refused_.erase(generation::kCurrentFile);
  const std::shared_ptr<const Snapshot> served = holder_.Current();
  if (served != nullptr && served->id() == *current) return;
  if (TryServe(*current) || served != nullptr) return;
  for (const std::string& id : generation::ListGenerations(index_folder_)) {
    if (!IsNewer(id, *current) && TryServe(id)) return;
  }
}

bool GenerationWatcher::TryServe(const std::string& id) {
  const auto refused = refused_.find(id);
  if (refused != refused_.end() && absl::Now() < refused->second) return false;
  std::shared_ptr<const Snapshot> snapshot = holder_.Find(id);
  if (snapshot == nullptr) {
    absl::StatusOr<std::shared_ptr<const Snapshot>> opened = Snapshot::Open(index_folder_, id);
    if (!opened.ok()) {
      Refuse(id, opened.status());
      return false;
    }
    snapshot = *std::move(opened);
  }
  refused_.erase(id);
  holder_.Swap(snapshot);
  events_.activated(*snapshot);
  return true;
}

void GenerationWatcher::Refuse(const std::string& id, const absl::Status& reason) {
  const bool is_new = refused_.find(id) == refused_.end();
  refused_[id] = absl::Now() + kRetryAfter;
  if (is_new) events_.refused(id, reason);
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
  generation::UniqueFd inotify;
  while (true) {
    if (!inotify.valid()) inotify = WatchFolder(index_folder_);
    Look();
    std::array<pollfd, 2> wait = {{{stop_event_.get(), POLLIN, 0}, {inotify.get(), POLLIN, 0}}};
    poll(wait.data(), inotify.valid() ? 2 : 1, kLookEveryMs);
    if ((wait[0].revents & POLLIN) != 0) return;
    if (inotify.valid()) Drain(inotify.get());
  }
}

}  // namespace kok::index
