// Part of the build: fails it where the table of methods and the protos do not name the same
// methods. Argument: a descriptor set of all protos. `--json` instead prints the table, from which
// the gateway's service/gateway/method_rules.json is made.

#include <google/protobuf/descriptor.pb.h>

#include <cstdio>
#include <fstream>
#include <set>
#include <string>

#include "service/security/method_rules.h"

namespace {

// Names and roles hold nothing that JSON would escape.
void PrintJson() {
  const char* separator = "[";
  for (const auto& rule : kok::security::MethodRules()) {
    std::printf("%s\n  {\"method\": \"%s\", \"roles\": [", separator, rule.name);
    const char* comma = "";
    for (const std::string& role : kok::security::BuiltInRoles()) {
      if (std::string(rule.roles).find(" " + role + " ") == std::string::npos) continue;
      std::printf("%s\"%s\"", comma, role.c_str());
      comma = ", ";
    }
    std::printf("], \"local_only\": %s}", rule.local_only ? "true" : "false");
    separator = ",";
  }
  std::printf("\n]\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string(argv[1]) == "--json") {
    PrintJson();
    return 0;
  }
  google::protobuf::FileDescriptorSet protos;
  std::ifstream in(argc == 2 ? argv[1] : "", std::ios::binary);
  if (!protos.ParseFromIstream(&in) || protos.file().empty()) {
    std::fprintf(stderr, "method_rules_check: expected a descriptor set\n");
    return 2;
  }
  std::set<std::string> declared;
  for (const auto& file : protos.file()) {
    for (const auto& service : file.service()) {
      for (const auto& method : service.method()) {
        declared.insert(file.package() + "." + service.name() + "/" + method.name());
      }
    }
  }
  int wrong = 0;
  for (const std::string& name : declared) {
    if (kok::security::MethodId::Of(name)) continue;
    std::fprintf(stderr, "service/security/method_rules.cc: no rule for %s\n", name.c_str());
    ++wrong;
  }
  for (const auto& rule : kok::security::MethodRules()) {
    const std::string name = rule.name;
    if (declared.count(name) > 0 || name.rfind("grpc.reflection.", 0) == 0) continue;
    std::fprintf(stderr, "service/security/method_rules.cc: no proto has %s\n", rule.name);
    ++wrong;
  }
  return wrong == 0 ? 0 : 1;
}
