#include "indexer/settings_file.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <map>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace kok {
namespace {

// systemd takes letters, digits and underscores.
bool IsKey(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_';
  });
}

}  // namespace

absl::Status CheckSettingsFile(const std::string& path, const std::vector<std::string>& known) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    if (errno == ENOENT) return absl::OkStatus();
    return absl::ErrnoToStatus(errno == 0 ? EIO : errno, absl::StrCat("cannot open ", path));
  }
  std::map<std::string, int> seen;
  int number = 0;
  bool continued = false;  // by a backslash, as systemd reads it
  for (std::string line; std::getline(in, line);) {
    ++number;
    const bool is_rest = continued;
    continued = !line.empty() && line.back() == '\\';
    const absl::string_view text = absl::StripAsciiWhitespace(line);
    if (is_rest || text.empty() || text.front() == '#' || text.front() == ';') continue;
    const std::string place = absl::StrCat(path, ":", number, ": ");
    const std::string key(absl::StripAsciiWhitespace(text.substr(0, text.find('='))));
    if (text.find('=') == absl::string_view::npos || !IsKey(key)) {
      return absl::InvalidArgumentError(absl::StrCat(place, "expected KEY=VALUE or a # comment"));
    }
    if (std::count(known.begin(), known.end(), key) == 0) {
      return absl::InvalidArgumentError(
          absl::StrCat(place, key, ": no such setting; there are ", absl::StrJoin(known, ", ")));
    }
    if (const auto [before, is_new] = seen.emplace(key, number); !is_new) {
      return absl::InvalidArgumentError(
          absl::StrCat(place, key, ": is set in line ", before->second, " already; keep one"));
    }
  }
  return absl::OkStatus();
}

}  // namespace kok
