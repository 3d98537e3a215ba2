// Any bytes as a policy file. Whoever it does not name gets nothing.

#include "service/security/policy.h"
#include "tests/fuzz/fuzz_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using kok::fuzz::Require;
  const std::string path = kok::fuzz::WriteScratch("policy.json", kok::fuzz::AsText(bytes, size));
  const auto policy = kok::security::Policy::FromFile(path);
  if (!policy.ok()) {
    Require(!policy.status().message().empty(), "a refusal says something");
    return 0;
  }
  Require(policy->size() > 0, "a policy grants something");
  return 0;
}
