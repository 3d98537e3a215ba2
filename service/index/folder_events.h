// When to look at the index folder: on its changes, when somebody asks for it, and by the clock.

#ifndef KOK_SERVICE_INDEX_FOLDER_EVENTS_H_
#define KOK_SERVICE_INDEX_FOLDER_EVENTS_H_

#include <string>

#include "indexer/generation/files.h"

namespace kok::index {

// Watch and Wait are for one thread; Wake and Stop for any, also while that one waits.
class FolderEvents {
 public:
  // The folder need not exist yet.
  explicit FolderEvents(std::string folder);

  // Sees what changes from now on, if the folder is there and the kernel can watch it; the clock
  // works without. To be called before each look, so that nothing falls between that and Wait.
  void Watch();

  // Waits until something changes, Wake or Stop is called, or a second has passed. False after
  // Stop.
  bool Wait();

  // Ends one Wait, the present or the next. Never blocks.
  void Wake();
  // Ends all.
  void Stop();

 private:
  const std::string folder_;
  const generation::UniqueFd stop_;
  const generation::UniqueFd wake_;
  generation::UniqueFd inotify_;  // not valid: not watched
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_FOLDER_EVENTS_H_
