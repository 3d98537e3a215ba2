#include "indexer/source/csv_place.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/schema/text_bytes.h"
#include "indexer/source/csv_layout.h"

namespace kok::source {
namespace {

// What is below a column's field: `[2].source_date` is `entry 3, source_date`.
std::string PartText(std::string_view rest) {
  std::vector<std::string> parts;
  while (!rest.empty()) {
    const bool is_index = rest.front() == '[';
    const size_t end =
        is_index ? rest.find(']') : std::min(rest.find_first_of("[", 1), rest.size());
    const std::string_view step = rest.substr(1, end - 1);
    int index = 0;
    if (is_index && absl::SimpleAtoi(absl::string_view(step.data(), step.size()), &index)) {
      parts.push_back(absl::StrCat("entry ", index + 1));
    } else {
      // A fact's parts stand in the cell without its name.
      std::string name(step);
      if (absl::StartsWith(name, "fact.")) name.erase(0, 5);
      parts.push_back(std::move(name));
    }
    rest.remove_prefix(std::min(is_index ? end + 1 : end, rest.size()));
  }
  return absl::StrJoin(parts, ", ");
}

}  // namespace

std::string CsvPlaceText(const CsvPlace& place, int line) {
  std::vector<std::string> parts;
  if (place.row > 0 && place.row != line) parts.push_back(absl::StrCat("row ", place.row));
  if (!place.column.empty()) parts.push_back(absl::StrCat("column \"", place.column, "\""));
  if (!place.part.empty()) parts.push_back(place.part);
  return parts.empty() ? "" : absl::StrCat(absl::StrJoin(parts, ", "), ": ");
}

CsvColumns::CsvColumns(const CsvLayout& layout) {
  for (const CsvColumn& column : layout.columns) {
    for (const CsvTarget& target : column.targets) {
      if (!target.is_protected)
        by_field_[PathText(target.path)].push_back(schema::ShownName(column.name));
    }
  }
  for (const auto& [path, value] : layout.constants) {
    std::string field = PathText(path);
    if (by_field_.count(field) > 0) continue;
    by_field_[field].push_back(absl::StrCat("constants of the mapping, ", field));
  }
}

CsvPlace CsvColumns::Find(std::string_view field) const {
  std::string_view holder = field;
  while (!holder.empty()) {
    if (const auto found = by_field_.find(holder); found != by_field_.end()) {
      // Where two columns fill one list, which entry is whose is not known.
      const bool several = found->second.size() > 1;
      return {0, absl::StrJoin(found->second, "\" or \""),
              several ? "" : PartText(field.substr(holder.size()))};
    }
    // `phones[1].number` has no column of its own: the first that fills a part of that phone.
    if (holder.back() == ']') {
      const std::string part = absl::StrCat(std::string(holder), ".");
      const auto next = by_field_.lower_bound(part);
      if (next != by_field_.end() && absl::StartsWith(next->first, part)) {
        const auto printed = by_field_.find(part + "display");
        return {0, (printed != by_field_.end() ? printed : next)->second.front(), ""};
      }
    }
    const size_t step = holder.find_last_of(".[");
    holder = step == std::string_view::npos ? std::string_view() : holder.substr(0, step);
  }
  return {};
}

CsvPlace CsvOrigin::PlaceOf(const std::string& field) const {
  std::string in_columns = field;
  const size_t bracket = field.find('[');
  if (bracket != std::string::npos) {
    const auto list = numbers.find(field.substr(0, bracket));
    const size_t end = field.find(']', bracket);
    size_t index = 0;
    if (list != numbers.end() && end != std::string::npos &&
        absl::SimpleAtoi(field.substr(bracket + 1, end - bracket - 1), &index) &&
        index < list->second.size()) {
      in_columns = absl::StrCat(list->first, "[", list->second[index], field.substr(end));
    }
  }
  CsvPlace place = columns->Find(in_columns);
  place.row = row;
  return place;
}

}  // namespace kok::source
