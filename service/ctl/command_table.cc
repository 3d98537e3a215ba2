#include "service/ctl/command_table.h"

#include <algorithm>
#include <set>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/str_cat.h"
#include "service/ctl/commands.h"
#include "service/ctl/error_report.h"

namespace kok::ctl {
namespace {

using Flags = std::vector<std::string>;

// Of every command, and of every one that can ask the service itself.
constexpr const char* kFlagsOfAll[] = {"json", "timeout"};
constexpr const char* kFlagsToReachTheService[] = {"target", "tls_ca", "tls_certificate", "tls_key",
                                                   "credentials"};
constexpr const char* kCertsFlags[] = {"pki", "principal", "days", "key", "hosts", "all_due"};

// What restricts records: the same for search, suggest and list.
const std::vector<std::string>& FilterFlags() {
  static const auto& flags =
      *new std::vector<std::string>{"kinds",     "regions",       "types",
                                    "serves",    "avoid",         "languages",
                                    "services",  "target_groups", "exploitation_forms",
                                    "topics",    "courts",        "norms",
                                    "date_from", "date_to",       "max_age_days"};
  return flags;
}

std::vector<std::string> FilterAnd(std::vector<std::string> flags) {
  flags.insert(flags.end(), FilterFlags().begin(), FilterFlags().end());
  return flags;
}

}  // namespace

const std::vector<Command>& Commands() {
  static const auto& commands = *new std::vector<Command>{
      {"search", RunSearch,
       FilterAnd({"near", "radius_km", "facets", "page_size", "page_token", "view", "language",
                  "order", "explain", "exact_total", "referral", "similar_to"})},
      {"suggest", RunSuggest, FilterAnd({"page_size", "language"})},
      {"lookup", RunLookup, {}},
      {"get", RunGet, {"language", "referral"}},
      {"list", RunList, FilterAnd({"page_size", "page_token", "view", "all"})},
      {"regions", RunRegions, {"language"}},
      {"status", RunStatus, {"since", "admin"}, RunServerStatus},
      {"generations", nullptr, {"admin"}, RunGenerations},
      {"reload", nullptr, {"admin"}, RunReload},
      {"health", RunHealth, {}}};
  return commands;
}

const Command* FindCommand(std::string_view name) {
  const auto command = std::find_if(Commands().begin(), Commands().end(),
                                    [&](const Command& known) { return name == known.name; });
  return command == Commands().end() ? nullptr : &*command;
}

std::optional<Flags> FlagsOf(std::string_view name) {
  if (name == kCertsCommand) {
    Flags flags(std::begin(kCertsFlags), std::end(kCertsFlags));
    flags.emplace_back("json");
    return flags;
  }
  const Command* command = FindCommand(name);
  if (command == nullptr) return std::nullopt;
  Flags flags = command->flags;
  flags.insert(flags.end(), std::begin(kFlagsOfAll), std::end(kFlagsOfAll));
  if (command->run == nullptr) return flags;  // on the operators' socket only
  flags.insert(flags.end(), std::begin(kFlagsToReachTheService), std::end(kFlagsToReachTheService));
  return flags;
}

absl::Status CheckFlags(std::string_view name) {
  std::set<std::string> others(std::begin(kCertsFlags), std::end(kCertsFlags));
  for (const Command& command : Commands()) {
    others.insert(command.flags.begin(), command.flags.end());
  }
  const std::optional<Flags> own = FlagsOf(name);
  for (const std::string& flag : *own) others.erase(flag);
  for (const std::string& other : others) {
    const absl::CommandLineFlag& flag = *absl::FindCommandLineFlag(other);
    if (flag.CurrentValue() == flag.DefaultValue()) continue;
    return UsageError(absl::StrCat(std::string(name), " takes no --", other));
  }
  return absl::OkStatus();
}

}  // namespace kok::ctl
