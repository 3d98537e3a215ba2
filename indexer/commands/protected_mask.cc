#include "indexer/commands/protected_mask.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace kok {
namespace {

using publish::ProtectedText;

constexpr char kMask[] = "(withheld: it would tell a protected value of the sources)";

ProtectedText::Kind KindOf(const std::string& field) {
  using Kind = ProtectedText::Kind;
  for (const auto& [name, kind] :
       {std::pair{"addresses", Kind::kAddress}, std::pair{"phones", Kind::kPhone},
        std::pair{"emails", Kind::kEmail}, std::pair{"persons", Kind::kPerson},
        std::pair{"points", Kind::kPoint}}) {
    if (absl::StartsWith(field, absl::StrCat("protected.", name))) return kind;
  }
  return Kind::kNote;
}

}  // namespace

std::vector<ProtectedText> ProtectedTextsOf(const source::ProtectedValues& values) {
  std::vector<ProtectedText> texts;
  for (const source::ProtectedValue& value : values.all()) {
    texts.push_back({KindOf(value.field), value.value,
                     absl::StrCat(value.path, ":", value.line, ": ", value.field)});
  }
  return texts;
}

bool ProtectedMask::Tells(const std::string& text) const {
  bool tells = false;
  if (!needles_.empty()) needles_.FindIn(text, [&](size_t) { tells = true; });
  return tells;
}

int ProtectedMask::Replace(std::string& text) const {
  if (!Tells(text)) return 0;
  text = kMask;
  return 1;
}

absl::Status ProtectedMask::Masked(const absl::Status& status) const {
  std::string message(status.message());
  return Replace(message) == 0 ? status : absl::Status(status.code(), message);
}

std::string ProtectedMask::Withheld(int masked) {
  return absl::StrCat(masked,
                      " names or values are withheld; a build of these sources fails at the gate "
                      "protected_values and says where they stand");
}

int ProtectedMask::Apply(publish::RecordChanges& changes) const {
  int masked = 0;
  for (std::string& name : changes.added) masked += Replace(name);
  for (std::string& name : changes.removed) masked += Replace(name);
  for (publish::RecordChange& change : changes.changed) {
    masked += Replace(change.name);
    for (publish::FieldChange& field : change.fields) {
      masked += Replace(field.field) + Replace(field.before) + Replace(field.after);
    }
  }
  return masked;
}

int ProtectedMask::Apply(build::BuildReport& report) const {
  int masked = 0;
  for (auto* problems : {&report.errors, &report.warnings}) {
    for (source::RecordProblem& problem : *problems) {
      masked += Replace(problem.path) + Replace(problem.field) + Replace(problem.cell.column) +
                Replace(problem.message);
    }
  }
  for (std::string& finding : report.gate_findings) masked += Replace(finding);
  for (auto& source : report.sources) masked += Replace(*source.mutable_path());
  return masked + Replace(report.reason);
}

}  // namespace kok
