#include "service/security/method_rules.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace kok::security {
namespace {

constexpr char kEveryone[] = " search sync status admin ";

}  // namespace

const std::vector<MethodRule>& MethodRules() {
  static const auto* const rules = new std::vector<MethodRule>{
      {"kok.search.v1.SearchService/Search", " search ", false},
      {"kok.search.v1.SearchService/Suggest", " search ", false},
      {"kok.search.v1.SearchService/LookupContact", " search ", false},
      {"kok.search.v1.DirectoryService/GetOrganization", " search sync ", false},
      {"kok.search.v1.DirectoryService/BatchGetOrganizations", " search sync ", false},
      {"kok.search.v1.DirectoryService/ListOrganizations", " search sync ", false},
      {"kok.search.v1.DirectoryService/GetContent", " search sync ", false},
      {"kok.search.v1.DirectoryService/ListContents", " search sync ", false},
      {"kok.search.v1.DirectoryService/ListRegions", " search sync status ", false},
      {"kok.search.v1.DirectoryService/GetIndexInfo", " search sync status ", false},
      {"kok.search.admin.v1.IndexAdminService/GetServerStatus", " admin ", true},
      {"kok.search.admin.v1.IndexAdminService/ListGenerations", " admin ", true},
      {"kok.search.admin.v1.IndexAdminService/ReloadIndex", " admin ", true},
      // A client that watches health before it sends anything is a good client.
      {"grpc.health.v1.Health/Check", kEveryone, false},
      {"grpc.health.v1.Health/Watch", kEveryone, false},
      {"grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", kEveryone, true},
  };
  return *rules;
}

std::optional<MethodId> MethodId::Of(std::string_view name) {
  if (!name.empty() && name.front() == '/') name.remove_prefix(1);
  const std::vector<MethodRule>& rules = MethodRules();
  for (size_t i = 0; i < rules.size(); ++i) {
    if (name == rules[i].name) return MethodId(i);
  }
  return std::nullopt;
}

bool MethodId::is_of_operators() const {
  return absl::StartsWith(name(), "kok.search.admin.v1.IndexAdminService/");
}

MethodSet MethodsOfBuiltInRole(const std::string& role) {
  MethodSet methods;
  const std::string word = absl::StrCat(" ", role, " ");
  for (size_t i = 0; i < MethodRules().size(); ++i) {
    if (absl::StrContains(MethodRules()[i].roles, word)) methods.set(i);
  }
  return methods;
}

const std::vector<std::string>& BuiltInRoles() {
  static const auto* const roles =
      new std::vector<std::string>{"search", "sync", "status", "admin"};
  return *roles;
}

MethodSet MethodsNamed(const std::string& name) {
  MethodSet methods;
  const bool whole_service = absl::EndsWith(name, "/*");
  const std::string wanted = name.substr(0, name.size() - (whole_service ? 1 : 0));
  for (size_t i = 0; i < MethodRules().size(); ++i) {
    const char* candidate = MethodRules()[i].name;
    if (whole_service ? absl::StartsWith(candidate, wanted) : candidate == wanted) methods.set(i);
  }
  return methods;
}

}  // namespace kok::security
