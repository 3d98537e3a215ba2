// What is known of a call once it is answered, and all that may be written down about it.
//
// No member can hold a text that the caller sent: the types are made from the transport, the table
// of methods, the index and our own dice only.

#ifndef KOK_SERVICE_TELEMETRY_CALL_RECORD_H_
#define KOK_SERVICE_TELEMETRY_CALL_RECORD_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/security/method_rules.h"
#include "service/security/principal.h"
#include "service/telemetry/generation_id.h"

namespace kok::telemetry {

// The service's own number of a call. What a client sends as such is not read.
class RequestId {
 public:
  // By chance; safe from any thread.
  static RequestId New();
  // 16 hexadecimal digits.
  std::string ToString() const;

 private:
  explicit RequestId(uint64_t number) : number_(number) {}

  uint64_t number_;
};

// How many records a reply holds, no finer: a count can tell one query from another.
enum class CountBucket { kNone, kUpTo10, kUpTo100, kMore };
CountBucket BucketOf(size_t count);
const char* NameOf(CountBucket bucket);

// One call. Valid while it is passed on.
struct CallRecord {
  std::optional<security::MethodId> method;      // none: there is no such method
  std::optional<security::Principal> principal;  // none: nobody could be made out
  absl::StatusCode code;
  std::optional<absl::Duration> duration;  // none: it was refused before it began
  std::optional<GenerationId> generation;  // that the reply came from; none for an error
  std::optional<CountBucket> count;        // the same
  RequestId request_id;
};

// Is told of every call. Safe from any thread; neither blocks nor throws.
class CallSink {
 public:
  virtual ~CallSink() = default;
  // One is about to be answered; Record follows, with a duration.
  virtual void Begin() {}
  virtual void Record(const CallRecord& call) = 0;
};

}  // namespace kok::telemetry

#endif  // KOK_SERVICE_TELEMETRY_CALL_RECORD_H_
