// Notices a new CURRENT, by event and by clock, and swaps the generation in.

#ifndef KOK_SERVICE_INDEX_GENERATION_WATCHER_H_
#define KOK_SERVICE_INDEX_GENERATION_WATCHER_H_

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/index/folder_events.h"
#include "service/index/refusals.h"
#include "service/index/retraction_list.h"
#include "service/index/snapshot_holder.h"

namespace kok::index {

// What the watcher tells its owner, from its own thread (or from Look's caller).
struct WatcherEvents {
  // A generation is served from now on.
  std::function<void(const Snapshot& snapshot)> activated;
  // A generation cannot be served; what was served before still is. `reason` names the file. Told
  // once a generation. `id` is `CURRENT` where that file holds no id.
  std::function<void(const std::string& id, const absl::Status& reason)> refused;
  // The list of withdrawn records changed; nothing of `listed` names is shown from now on. May be
  // empty.
  std::function<void(size_t listed)> retracted = {};
  // Nothing is served any more, since what was served cannot be shown without what was withdrawn.
  // May be empty.
  std::function<void()> withdrawn = {};
  // What was served is damaged, and nothing else that was active before can be served. May be
  // empty.
  std::function<void(const std::string& id)> lost = {};
  // CURRENT names `current`, which cannot be served; `served`, which was active before, is.
  // `current` is empty where CURRENT is gone or holds no id. May be empty.
  std::function<void(const std::string& served, const std::string& current)> fell_back = {};
  // The folder of the served generation is gone; it is served on from its open files. Told once a
  // generation. May be empty.
  std::function<void(const std::string& id)> folder_gone = {};
};

// Serves what CURRENT names, without what RETRACTED names. Where that generation cannot be served,
// or CURRENT is damaged, and nothing is served yet, serves the last one of HISTORY that can; never
// one that was not active before, nor one newer than CURRENT, which was rolled back from. Never
// writes to the index folder; the folder need not exist yet.
//
// A list of withdrawn records that cannot be read, or is gone, leaves the last one in force; before
// there is a good one, nothing is served. Generations kept for page tokens are let go with their
// folder.
class GenerationWatcher {
 public:
  // `holder` must outlive the watcher.
  GenerationWatcher(std::string index_folder, SnapshotHolder& holder, WatcherEvents events);
  ~GenerationWatcher();
  GenerationWatcher(const GenerationWatcher&) = delete;
  GenerationWatcher& operator=(const GenerationWatcher&) = delete;

  // Looks once, now. Safe from any thread, also between Start and Stop, as all below but these two.
  void Look();

  // The same, and tries again what was refused. What CURRENT or RETRACTED failed with, if they did.
  absl::Status LookAgain();

  // Looks soon whether what is served is still whole, because reading it failed: what is not is
  // refused, and the last one of HISTORY that is whole is served instead. Costs nothing where it is
  // called often. Needs no lock and never waits.
  void DoubtServed();

  // What was refused since the start, newest first, each once until it is served; 100 at most.
  std::vector<Refusal> Refused() const { return refusals_.All(); }

  // Names on the list of withdrawn records.
  size_t retracted_count() const { return retractions_.count(); }

  // Looks on every change of the folder and at least once a second, on a thread of its own, until
  // Stop.
  void Start();
  void Stop();

 private:
  void Run();
  void LookLocked();
  bool ReadRetractionList();
  void ApplyRetractions();
  void LetGoOfCollected();
  void FollowCurrent();
  void FallBackFrom(const std::string& current);
  std::string DropDamaged();
  bool TryServe(const std::string& id);
  void Refuse(const std::string& id, const absl::Status& reason);

  const std::string index_folder_;
  SnapshotHolder& holder_;
  const WatcherEvents events_;
  std::mutex looking_;  // held while looking, before any lock of the members below
  Refusals refusals_;
  RetractionList retractions_;
  std::string gone_;  // the generation whose folder was missed
  std::atomic<bool> doubted_{false};
  // Before that, what was found whole counts as such.
  absl::Time doubt_again_ = absl::InfinitePast();
  FolderEvents folder_events_;
  std::thread thread_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_GENERATION_WATCHER_H_
