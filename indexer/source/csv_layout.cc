#include "indexer/source/csv_layout.h"

#include <algorithm>
#include <map>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "indexer/schema/edit_distance.h"
#include "indexer/schema/text_bytes.h"
#include "kok/search/ingest/v1/record.pb.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::source {
namespace {

using google::protobuf::Descriptor;
using kok::search::ingest::v1::ProtectedFields;

constexpr char kProtectedPrefix[] = "protected.";
constexpr size_t kMaxShownProblems = 8;
constexpr int kShownPhones = 3;
constexpr int kMaxEdits = 4;

// By which names are compared.
std::string KeyOf(std::string_view name) { return absl::AsciiStrToLower(UnguardCell(name)); }

std::string Quoted(std::string_view name) {
  return absl::StrCat("\"", schema::ShownName(name), "\"");
}

// Collects columns and what is wrong with them.
class Plan {
 public:
  Plan(const std::vector<std::string>& header, const Descriptor& type) : type_(type) {
    for (size_t i = 0; i < header.size(); ++i) {
      layout_.columns.push_back({UnguardCell(header[i]), {}});
      const std::string key = KeyOf(header[i]);
      if (key.empty()) {
        Problem(absl::StrCat("column ", i + 1, " has no name"));
      } else if (const auto [known, is_new] = by_key_.emplace(key, i); !is_new) {
        Problem(absl::StrCat("column ", Quoted(header[i]), " stands twice, as column ",
                             known->second + 1, " and ", i + 1));
      }
    }
  }

  void UseOwnNames();
  void UseMapping(const CsvMapping& mapping);
  absl::StatusOr<CsvLayout> Finish(const std::string& place);

 private:
  void Problem(std::string text) { problems_.push_back(std::move(text)); }
  CsvColumn* Find(const std::string& name);
  void AddTarget(CsvColumn& column, const std::string& field, CsvTarget target);
  void AddOwn(CsvColumn& column);
  void AddProtected(CsvColumn& column, const std::string& list, bool whole_cell);
  std::string Nearest(const std::string& name) const;
  void Unknown(const std::string& what, const std::string& name);
  std::string ProblemsAsText() const;

  const Descriptor& type_;
  CsvLayout layout_;
  std::map<std::string, size_t> by_key_;
  std::set<std::string> filled_;  // fields that take one value and have their column
  std::set<std::string> named_;   // columns that the mapping speaks of
  std::vector<std::string> problems_;
  int unknown_ = 0;
};

CsvColumn* Plan::Find(const std::string& name) {
  const auto found = by_key_.find(KeyOf(name));
  if (found == by_key_.end()) {
    Problem(absl::StrCat("the mapping's column ", Quoted(name), " is not in the file"));
    return nullptr;
  }
  named_.insert(found->first);
  return &layout_.columns[found->second];
}

std::string Plan::Nearest(const std::string& name) const {
  std::string nearest;
  int edits = kMaxEdits;
  const std::string key = KeyOf(name);
  for (const std::string& known : ColumnsOf(type_, kShownPhones)) {
    const int distance = schema::EditDistance(key, known, kMaxEdits);
    if (distance < edits || absl::EndsWith(known, "." + key)) {
      nearest = known;
      edits = distance < edits ? distance : 0;
    }
  }
  return nearest.empty() ? "" : absl::StrCat(" (did you mean ", nearest, "?)");
}

void Plan::Unknown(const std::string& what, const std::string& name) {
  ++unknown_;
  // To look for the nearest column takes time, and nobody sees it of the later ones.
  const bool is_shown = problems_.size() < kMaxShownProblems;
  Problem(absl::StrCat(what, " ", Quoted(name), " is unknown", is_shown ? Nearest(name) : ""));
}

void Plan::AddTarget(CsvColumn& column, const std::string& field, CsvTarget target) {
  std::string key = target.is_protected ? kProtectedPrefix : "";
  FieldPath list;
  for (const FieldStep& step : target.path) {
    absl::StrAppend(&key, step.field->name(), step.index, ".");
    list.push_back({step.field, -1});
    if (step.index >= 0) layout_.numbered.push_back(list);
    list.back().index = step.index;
  }
  const bool lists = IsList(target.path) && target.mapped != nullptr;
  if (!lists && !target.is_protected && !filled_.insert(key).second) {
    Problem(absl::StrCat("column ", Quoted(column.name), " fills the field ", field,
                         " that another column fills already"));
  }
  if (!target.is_protected && target.path.size() == 1 && target.path[0].field->name() == "name") {
    layout_.has_name = true;
  }
  column.targets.push_back(std::move(target));
}

void Plan::AddProtected(CsvColumn& column, const std::string& list, bool whole_cell) {
  std::optional<FieldPath> path = FindField(*ProtectedFields::descriptor(), list);
  if (path.has_value()) {
    return AddTarget(column, list, {*std::move(path), true, whole_cell, nullptr});
  }
  std::vector<std::string> lists;
  for (int i = 0; i < ProtectedFields::descriptor()->field_count(); ++i) {
    lists.push_back(ProtectedFields::descriptor()->field(i)->name());
  }
  ++unknown_;
  Problem(absl::StrCat("the protected column ", Quoted(column.name), " goes into ", Quoted(list),
                       ", expected one of ", absl::StrJoin(lists, ", ")));
}

void Plan::AddOwn(CsvColumn& column) {
  const std::string key = KeyOf(column.name);
  if (key.empty()) return;
  if (absl::StartsWith(key, kProtectedPrefix)) {
    return AddProtected(column, key.substr(std::string_view(kProtectedPrefix).size()), false);
  }
  std::optional<FieldPath> path = FindField(type_, key);
  if (!path.has_value()) return Unknown("column", column.name);
  AddTarget(column, key, {*std::move(path), false, false, nullptr});
}

void Plan::UseOwnNames() {
  for (CsvColumn& column : layout_.columns) AddOwn(column);
  if (layout_.has_name) return;
  ++unknown_;
  Problem("column \"name\" is missing");
}

void Plan::UseMapping(const CsvMapping& mapping) {
  if (!mapping.list_separator().empty()) layout_.list_separator = mapping.list_separator()[0];
  for (const auto& mapped : mapping.columns()) {
    CsvColumn* column = Find(mapped.column());
    std::optional<FieldPath> path = FindField(type_, KeyOf(mapped.field()));
    if (!path.has_value()) {
      Unknown("the mapping's field", mapped.field());
    } else if (column != nullptr) {
      AddTarget(*column, mapped.field(), {*std::move(path), false, false, &mapped});
    }
  }
  for (const auto& entry : mapping.protected_columns()) {
    CsvColumn* column = Find(entry.column());
    if (column == nullptr) continue;
    if (!column->targets.empty()) {
      Problem(absl::StrCat("column ", Quoted(entry.column()), " is both published and protected"));
    }
    AddProtected(*column, KeyOf(entry.field()), true);
  }
  for (const std::string& ignored : mapping.ignored_columns()) {
    const std::string key = KeyOf(ignored);
    if (named_.count(key) == 1) {
      Problem(absl::StrCat("column ", Quoted(ignored), " is both used and ignored"));
    }
    named_.insert(key);
  }
  for (const auto& [key, index] : by_key_) {
    if (named_.count(key) == 1) continue;
    Problem(absl::StrCat("column ", Quoted(layout_.columns[index].name),
                         " is not in the mapping: expected it in columns, protected_columns or "
                         "ignored_columns"));
  }
  const std::map<std::string, std::string> constants(mapping.constants().begin(),
                                                     mapping.constants().end());
  for (const auto& [field, value] : constants) {
    std::optional<FieldPath> path = FindField(type_, KeyOf(field));
    if (!path.has_value()) {
      Unknown("the mapping's field", field);
    } else {
      layout_.constants.emplace_back(*std::move(path), value);
    }
  }
}

// A row of anything could have thousands.
std::string Plan::ProblemsAsText() const {
  const size_t shown = std::min(problems_.size(), kMaxShownProblems);
  std::string text = absl::StrJoin(problems_.begin(),
                                   problems_.begin() + static_cast<std::ptrdiff_t>(shown), "; ");
  if (shown < problems_.size()) {
    absl::StrAppend(&text, "; and ", problems_.size() - shown, " more");
  }
  return text;
}

absl::StatusOr<CsvLayout> Plan::Finish(const std::string& place) {
  bool nothing = true;
  for (const CsvColumn& column : layout_.columns) {
    nothing = nothing && column.targets.empty() && named_.count(KeyOf(column.name)) == 0;
  }
  std::string text;
  if (nothing) {
    text = "the first row has no name of a column that is known: is it missing?";
  } else {
    text = ProblemsAsText();
  }
  if (!nothing && problems_.empty()) return std::move(layout_);
  if (nothing || unknown_ > 0) {
    absl::StrAppend(&text, "; known are ", absl::StrJoin(ColumnsOf(type_, kShownPhones), ", "));
  }
  return absl::InvalidArgumentError(absl::StrCat(place, ": ", text));
}

// Texts have a title, organisations a name to display.
bool LooksLikeContent(const std::vector<std::string>& header) {
  bool title = false;
  bool display_name = false;
  for (const std::string& name : header) {
    title = title || KeyOf(name) == "title";
    display_name = display_name || KeyOf(name) == "display_name";
  }
  return title && !display_name;
}

}  // namespace

bool CsvLayout::HasProtected() const {
  return std::any_of(columns.begin(), columns.end(), [](const CsvColumn& column) {
    return std::any_of(column.targets.begin(), column.targets.end(),
                       [](const CsvTarget& target) { return target.is_protected; });
  });
}

absl::StatusOr<CsvLayout> LayOut(std::vector<std::string> header, const CsvMapping* mapping,
                                 const std::string& place) {
  while (!header.empty() && KeyOf(header.back()).empty()) header.pop_back();
  const bool is_content = mapping == nullptr
                              ? LooksLikeContent(header)
                              : mapping->kind() == kok::search::ingest::v1::CSV_RECORD_KIND_CONTENT;
  const Descriptor& type = is_content ? *kok::search::v1::Content::descriptor()
                                      : *kok::search::v1::Organization::descriptor();
  Plan plan(header, type);
  if (mapping == nullptr) {
    plan.UseOwnNames();
  } else {
    plan.UseMapping(*mapping);
  }
  absl::StatusOr<CsvLayout> layout = plan.Finish(place);
  if (layout.ok()) layout->is_content = is_content;
  return layout;
}

}  // namespace kok::source
