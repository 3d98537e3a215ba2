// What of the index folder could not be used, and when it may be tried again.

#ifndef KOK_SERVICE_INDEX_REFUSALS_H_
#define KOK_SERVICE_INDEX_REFUSALS_H_

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace kok::index {

// A generation never changes, so a bad one is tried again only in case that reading it failed for a
// passing reason.
inline constexpr absl::Duration kRetryAfter = absl::Seconds(30);

// One generation that could not be served, or a file of the index folder that could not be used.
struct Refusal {
  std::string id;
  absl::Status reason;
  absl::Time time;
};

// Safe from any thread.
class Refusals {
 public:
  // Puts off the next try of `id` by kRetryAfter. Whether that is news: it does not stand already.
  bool Refuse(const std::string& id, const absl::Status& reason);
  // Whether it does not stand, or may be tried again by now.
  bool MayTry(const std::string& id) const;
  // Whether it was refused and not forgiven since.
  bool Stands(const std::string& id) const;
  // It was used after all, and the next refusal is news.
  void Forgive(const std::string& id);
  // Whatever stands may be tried again now.
  void RetryAll();

  // All news since the start, newest first, whether or not they still stand; 100 at most.
  std::vector<Refusal> All() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, absl::Time> retry_at_;  // by id: of what stands
  std::deque<Refusal> told_;
};

}  // namespace kok::index

#endif  // KOK_SERVICE_INDEX_REFUSALS_H_
