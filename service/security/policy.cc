#include "service/security/policy.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/generation/files.h"
#include "indexer/schema/json_line.h"
#include "service/security/file_fault.h"

namespace kok::security {
namespace {

using kok::search::admin::v1::AccessGrant;
using kok::search::admin::v1::AccessPolicy;
using kok::search::admin::v1::AccessRole;

constexpr int64_t kMaxPolicyBytes = 4 << 20;
constexpr int kMaxRoles = 100;
constexpr int kMaxGrants = 10000;
constexpr size_t kMaxRoleNameBytes = 63;
constexpr char kLocal[] = "local";

using MethodsByRole = std::map<std::string, MethodSet>;
using MethodsByPrincipal = std::map<std::string, MethodSet>;

// What is wrong with one place of a policy file.
absl::Status Wrong(const std::string& path, const std::string& place, const std::string& problem) {
  return absl::InvalidArgumentError(absl::StrCat(path, ": ", place, ": ", problem));
}

absl::Status Fault(absl::Status status, FileProblem problem, std::optional<int> entry = {}) {
  return WithFault(std::move(status), {SecurityFile::kPolicy, problem, entry});
}

MethodsByRole BuiltIn() {
  MethodsByRole roles;
  for (const std::string& role : BuiltInRoles()) roles[role] = MethodsOfBuiltInRole(role);
  return roles;
}

bool IsRoleName(const std::string& name) {
  return !name.empty() && name.size() <= kMaxRoleNameBytes &&
         std::all_of(name.begin(), name.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return absl::ascii_islower(byte) || absl::ascii_isdigit(byte) || c == '-';
         });
}

absl::Status AddRole(const AccessRole& role, const std::string& path, const std::string& place,
                     MethodsByRole& roles) {
  if (!IsRoleName(role.name())) {
    return Wrong(path, place + ".name",
                 "expected lower-case letters, digits and hyphens, at most 63");
  }
  MethodSet methods;
  for (int i = 0; i < role.methods_size(); ++i) {
    const MethodSet named = MethodsNamed(role.methods(i));
    if (named.none()) {
      return Wrong(path, absl::StrCat(place, ".methods[", i, "]"),
                   "no such method; expected package.Service/Method or package.Service/*, such as "
                   "kok.search.v1.SearchService/LookupContact");
    }
    methods |= named;
  }
  if (methods.none()) return Wrong(path, place + ".methods", "expected at least one");
  if (!roles.emplace(role.name(), methods).second) {
    return Wrong(path, place + ".name", "there is a role of this name already");
  }
  return absl::OkStatus();
}

absl::StatusOr<MethodSet> MethodsOfGrant(const AccessGrant& grant, const MethodsByRole& roles,
                                         const std::string& path, const std::string& place) {
  MethodSet methods;
  for (int i = 0; i < grant.roles_size(); ++i) {
    const auto found = roles.find(grant.roles(i));
    if (found == roles.end()) {
      const std::string names = absl::StrJoin(
          roles, ", ", [](std::string* out, const auto& role) { *out += role.first; });
      return Wrong(path, absl::StrCat(place, ".roles[", i, "]"),
                   absl::StrCat("no such role; there are ", names));
    }
    methods |= found->second;
  }
  return methods;
}

absl::Status AddGrant(const AccessGrant& grant, const MethodsByRole& roles, const std::string& path,
                      const std::string& place, MethodsByPrincipal& granted) {
  const absl::StatusOr<MethodSet> methods = MethodsOfGrant(grant, roles, path, place);
  if (!methods.ok()) return methods.status();
  if (grant.principals().empty()) return Wrong(path, place + ".principals", "is missing");
  for (int p = 0; p < grant.principals_size(); ++p) {
    if (!IsPrincipalName(grant.principals(p))) {
      return Wrong(path, absl::StrCat(place, ".principals[", p, "]"),
                   "expected a URI, a DNS name or local; no patterns");
    }
    granted[grant.principals(p)] |= *methods;
  }
  return absl::OkStatus();
}

}  // namespace

Policy Policy::Default() {
  Policy policy;
  policy.methods_by_principal_[kLocal] = MethodsOfBuiltInRole("search") |
                                         MethodsOfBuiltInRole("sync") |
                                         MethodsOfBuiltInRole("status");
  return policy;
}

absl::StatusOr<Policy> Policy::FromFile(const std::string& path) {
  const absl::StatusOr<std::string> json = generation::ReadWholeFile(path, kMaxPolicyBytes);
  if (!json.ok()) return Fault(json.status(), FileProblem::kUnreadable);
  AccessPolicy message;
  if (const absl::Status parsed = schema::ParseJsonLine(*json, message); !parsed.ok()) {
    return Fault(Wrong(path, "not the JSON of a policy", std::string(parsed.message())),
                 FileProblem::kMalformed);
  }
  return FromMessage(message, path);
}

absl::StatusOr<Policy> Policy::FromMessage(const AccessPolicy& message, const std::string& path) {
  if (message.roles_size() > kMaxRoles) {
    return Fault(Wrong(path, "roles", "expected at most 100"), FileProblem::kMalformed);
  }
  if (message.grants_size() > kMaxGrants) {
    return Fault(Wrong(path, "grants", "expected at most 10,000"), FileProblem::kMalformed);
  }
  if (message.grants().empty()) {
    return Fault(Wrong(path, "grants", "is missing; nobody could call anything"),
                 FileProblem::kGrantsNobody);
  }
  MethodsByRole roles = BuiltIn();
  for (int i = 0; i < message.roles_size(); ++i) {
    absl::Status added = AddRole(message.roles(i), path, absl::StrCat("roles[", i, "]"), roles);
    if (!added.ok()) return Fault(std::move(added), FileProblem::kWrongRole, i);
  }
  Policy policy;
  MethodsByPrincipal& granted = policy.methods_by_principal_;
  for (int i = 0; i < message.grants_size(); ++i) {
    absl::Status added =
        AddGrant(message.grants(i), roles, path, absl::StrCat("grants[", i, "]"), granted);
    if (!added.ok()) return Fault(std::move(added), FileProblem::kWrongGrant, i);
  }
  granted.emplace(kLocal, Default().methods_by_principal_.at(kLocal));
  return policy;
}

MethodSet Policy::MethodsOf(const Principal& principal) const {
  const auto found = methods_by_principal_.find(principal.name());
  return found == methods_by_principal_.end() ? MethodSet() : found->second;
}

bool Policy::Allows(const Principal& principal, MethodId method) const {
  if (MethodRules()[method.index()].local_only && !principal.is_local()) return false;
  return MethodsOf(principal).test(method.index());
}

bool Policy::Knows(const Principal& principal) const { return MethodsOf(principal).any(); }

std::shared_ptr<const Policy> PolicyHolder::Current() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return policy_;
}

void PolicyHolder::Replace(Policy policy) {
  auto next = std::make_shared<const Policy>(std::move(policy));
  const std::lock_guard<std::mutex> lock(mutex_);
  policy_.swap(next);
}

}  // namespace kok::security
