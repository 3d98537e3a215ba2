#include "indexer/generation/layout.h"

#include <algorithm>

namespace kok::generation {
namespace {

constexpr size_t kTimeLength = 16;  // 20261123T021500Z
constexpr size_t kHashLength = 16;

}  // namespace

std::string GenerationId(absl::Time build_time, std::string_view manifest_sha256) {
  std::string id = absl::FormatTime("%Y%m%dT%H%M%SZ", build_time, absl::UTCTimeZone());
  id.push_back('-');
  id.append(manifest_sha256.substr(0, kHashLength));
  return id;
}

bool IsGenerationId(std::string_view id) {
  if (id.size() != kTimeLength + 1 + kHashLength || id[8] != 'T' || id[15] != 'Z' ||
      id[16] != '-') {
    return false;
  }
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_hex = [&](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  return std::all_of(id.begin(), id.begin() + 8, is_digit) &&
         std::all_of(id.begin() + 9, id.begin() + 15, is_digit) &&
         std::all_of(id.begin() + 17, id.end(), is_hex);
}

std::string_view ManifestHashOf(std::string_view id) { return id.substr(kTimeLength + 1); }

absl::Time BuildTimeOf(std::string_view id) {
  absl::Time time = absl::InfinitePast();
  // Where digits are no time (a 13th month), it is before all others.
  absl::ParseTime("%E4Y%m%dT%H%M%SZ", std::string(id.substr(0, kTimeLength)), absl::UTCTimeZone(),
                  &time, nullptr);
  return time;
}

std::string JoinPath(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty() && path.back() != '/') path.push_back('/');
  path.append(name);
  return path;
}

}  // namespace kok::generation
