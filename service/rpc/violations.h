// What is wrong with one request, collected so that a caller mends all of it at once.

#ifndef KOK_SERVICE_RPC_VIOLATIONS_H_
#define KOK_SERVICE_RPC_VIOLATIONS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "service/rpc/rpc_errors.h"

namespace kok::rpc {

// Not safe from several threads at once. Descriptions never hold what was sent.
class Violations {
 public:
  void Add(const std::string& field, const std::string& description) {
    violations_.push_back({field, description});
  }
  // Without a description: what every field of later says.
  void NotServed(const std::string& field, const std::string& description = "") {
    not_served_.push_back({field, description});
  }

  void CheckBytes(const std::string& field, const std::string& text, size_t limit);
  void CheckNotNegative(const std::string& field, int value);
  void CheckPageSize(int page_size) { CheckNotNegative("page_size", page_size); }
  // `de` and `en` are served, and empty stands for `de`.
  void CheckLanguage(const std::string& language_code);
  // 0 to kMaxRadiusKm kilometres; NaN is within no bounds.
  void CheckRadius(const std::string& field, double radius_km);

  // Malformed requests first: a caller may mend them before asking for what is not there yet.
  absl::Status Result() const;

 private:
  std::vector<FieldViolation> violations_;
  std::vector<FieldViolation> not_served_;
};

}  // namespace kok::rpc

#endif  // KOK_SERVICE_RPC_VIOLATIONS_H_
