#include "service/telemetry/call_record.h"

#include <random>

#include "absl/strings/str_cat.h"

namespace kok::telemetry {

RequestId RequestId::New() {
  thread_local std::mt19937_64 dice{[] {
    std::random_device device;
    return (static_cast<uint64_t>(device()) << 32) | device();
  }()};
  return RequestId(dice());
}

std::string RequestId::ToString() const {
  return absl::StrCat(absl::Hex(number_, absl::kZeroPad16));
}

CountBucket BucketOf(size_t count) {
  if (count == 0) return CountBucket::kNone;
  if (count <= 10) return CountBucket::kUpTo10;
  return count <= 100 ? CountBucket::kUpTo100 : CountBucket::kMore;
}

const char* NameOf(CountBucket bucket) {
  switch (bucket) {
    case CountBucket::kNone:
      return "0";
    case CountBucket::kUpTo10:
      return "1-10";
    case CountBucket::kUpTo100:
      return "11-100";
    case CountBucket::kMore:
      return ">100";
  }
  return "";
}

}  // namespace kok::telemetry
