// Notices a new CURRENT, by event and by clock, and swaps the generation in.

#ifndef KOK_SERVICE_INDEX_GENERATION_WATCHER_H_
#define KOK_SERVICE_INDEX_GENERATION_WATCHER_H_

#include <functional>
#include <map>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "indexer/generation/files.h"
#include "service/index/snapshot_holder.h"

namespace kok::index {

// What the watcher tells its owner, from its own thread (or from Look's caller).
struct WatcherEvents {
  // A generation is served from now on.
  std::function<void(const Snapshot& snapshot)> activated;
  // A generation cannot be served; what was served before still is. `reason` names the file. Told
  // once a generation. `id` is `CURRENT` where that file holds no id.
  std::function<void(const std::string& id, const absl::Status& reason)> refused;
};

// Serves what CURRENT names. Where that cannot be served and nothing is served yet, serves the
// newest older generation that can; never a newer one, which was held or rolled back from. Never
// writes to the index folder; the folder need not exist yet.
class GenerationWatcher {
 public:
  // `holder` must outlive the watcher.
  GenerationWatcher(std::string index_folder, SnapshotHolder& holder, WatcherEvents events);
  ~GenerationWatcher();
  GenerationWatcher(const GenerationWatcher&) = delete;
  GenerationWatcher& operator=(const GenerationWatcher&) = delete;

  // Looks once, now. REQUIRES: not between Start and Stop.
  void Look();

  // Looks on every change of the folder and at least once a second, on a thread of its own, until
  // Stop.
  void Start();
  void Stop();

 private:
  void Run();
  bool TryServe(const std::string& id);
  void Refuse(const std::string& id, const absl::Status& reason);

  const std::string index_folder_;
  SnapshotHolder& holder_;
  const WatcherEvents events_;
  std::map<std::string, absl::Time> refused_;  // when each bad generation may be tried again
  generation::UniqueFd stop_event_;
  std::thread thread_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_GENERATION_WATCHER_H_
