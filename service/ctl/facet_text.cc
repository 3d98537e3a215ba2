#include "service/ctl/facet_text.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/ctl/display_text.h"
#include "service/ctl/enum_names.h"

namespace kok::ctl {

std::string FacetText(const kok::search::v1::Facet& facet) {
  std::vector<std::string> values;
  for (const auto& value : facet.values()) {
    // A norm is called as it is written.
    std::string text = value.code();
    if (value.display_name() != value.code()) absl::StrAppend(&text, " ", value.display_name());
    absl::StrAppend(&text, " ", value.count());
    if (value.via_interpreter_count() > 0) {
      absl::StrAppend(&text, " (", value.via_interpreter_count(), " through interpreters)");
    }
    values.push_back(OneLine(text));
  }
  std::string line = absl::StrCat(EnumWords(facet.field()), ": ", absl::StrJoin(values, ", "));
  if (facet.unknown_count() > 0) absl::StrAppend(&line, "; unknown ", facet.unknown_count());
  return line + "\n";
}

}  // namespace kok::ctl
