#include "service/index/folder_events.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace kok::index {
namespace {

constexpr int kLookEveryMs = 1000;

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

}  // namespace

FolderEvents::FolderEvents(std::string folder)
    : folder_(std::move(folder)),
      stop_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void FolderEvents::Watch() {
  if (!inotify_.valid()) inotify_ = WatchFolder(folder_);
}

bool FolderEvents::Wait() {
  std::array<pollfd, 3> wait = {
      {{stop_.get(), POLLIN, 0}, {wake_.get(), POLLIN, 0}, {inotify_.get(), POLLIN, 0}}};
  poll(wait.data(), inotify_.valid() ? 3 : 2, kLookEveryMs);
  if ((wait[0].revents & POLLIN) != 0) return false;
  Drain(wake_.get());
  if (inotify_.valid()) Drain(inotify_.get());
  return true;
}

void FolderEvents::Wake() { eventfd_write(wake_.get(), 1); }

void FolderEvents::Stop() { eventfd_write(stop_.get(), 1); }

}  // namespace kok::index
