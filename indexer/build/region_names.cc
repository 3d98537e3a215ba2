#include "indexer/build/region_names.h"

#include <map>
#include <set>
#include <vector>

#include "absl/base/const_init.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/synchronization/mutex.h"
#include "indexer/build/iso_names.h"

namespace kok::build {
namespace {

constexpr char kSystemFolder[] = "/usr/share";

using Codes = std::vector<std::string>;

// The catalogues are many, belong to the machine and do not change while a program runs.
absl::StatusOr<std::string> IsoNames(const Codes& codes) {
  static absl::Mutex mutex(absl::kConstInit);
  static auto* const known = new std::map<Codes, absl::StatusOr<std::string>>();
  const absl::MutexLock lock(&mutex);
  const auto found = known->find(codes);
  if (found != known->end()) return found->second;
  return known->emplace(codes, ReadIsoNames(kSystemFolder, codes)).first->second;
}

}  // namespace

absl::StatusOr<std::string> RegionNames(std::string_view place_names,
                                        const region::RegionTable& regions) {
  const Codes codes = regions.Codes();
  const std::set<absl::string_view> known(codes.begin(), codes.end());
  const absl::StatusOr<std::string> iso_names = IsoNames(codes);
  if (!iso_names.ok()) return iso_names.status();
  std::set<std::string> lines = absl::StrSplit(*iso_names, '\n', absl::SkipEmpty());
  for (const absl::string_view line :
       absl::StrSplit(absl::string_view(place_names.data(), place_names.size()), '\n')) {
    const std::vector<absl::string_view> columns = absl::StrSplit(line, '\t');
    if (columns[0] != "region" || columns.size() < 4 || known.count(columns[1]) == 0) continue;
    lines.insert(absl::StrCat(columns[1], "\t", columns[2], "\t", columns[3]));
  }
  std::string names;
  for (const std::string& line : lines) absl::StrAppend(&names, line, "\n");
  return names;
}

}  // namespace kok::build
