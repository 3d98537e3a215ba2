#include "indexer/source/hsds_document.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "absl/strings/str_cat.h"
#include "indexer/schema/json_structure.h"
#include "indexer/schema/text_bytes.h"

namespace kok::source {
namespace {

// The deepest way of the standard, from a page to the term of a schedule's attribute, is 20 levels.
constexpr int kMaxNesting = 32;
constexpr char kExpectedObject[] =
    "expected an organization, a service or a service_at_location of HSDS";

// What stands beside the lists of a page or package and says nothing of an organization.
constexpr std::string_view kEnvelope[] = {"total_items", "total_pages", "page_number", "size",
                                          "first_page",  "last_page",   "empty",       "version",
                                          "profile",     "publisher",   "license"};

// Fields that only a service has; one of them is enough.
constexpr std::string_view kServiceFields[] = {
    "organization",      "organization_id",         "status",       "service_at_locations",
    "service_areas",     "interpretation_services", "schedules",    "application_process",
    "fees_description",  "eligibility_description", "assured_date", "program_id",
    "required_documents"};

template <typename List>
bool Contains(const List& list, std::string_view key) {
  return std::find(std::begin(list), std::end(list), key) != std::end(list);
}

bool Has(const std::vector<schema::JsonMember>& members, std::string_view key) {
  return std::any_of(members.begin(), members.end(),
                     [key](const schema::JsonMember& member) { return member.key == key; });
}

std::optional<HsdsKind> KindOf(const std::vector<schema::JsonMember>& members) {
  if (Has(members, "location_type")) return std::nullopt;
  if (Has(members, "service") || Has(members, "service_id")) return HsdsKind::kServiceAtLocation;
  for (const schema::JsonMember& member : members) {
    if (Contains(kServiceFields, member.key)) return HsdsKind::kService;
  }
  if (Has(members, "id") || Has(members, "name")) return HsdsKind::kOrganization;
  return std::nullopt;
}

class Splitter {
 public:
  explicit Splitter(const std::string& path) : path_(path) {}

  void Split(std::string_view json) {
    if (const auto line = schema::FirstLineOfNoText(json)) {
      return Problem(*line, "", "not HSDS: expected text in UTF-8 without NUL bytes");
    }
    if (const auto problem = schema::CheckJsonStructure(json, kMaxNesting)) {
      return Problem(problem->line, "", "not JSON: " + problem->message);
    }
    const size_t first = json.find_first_not_of(" \t\r\n");
    if (json[first] == '[') return List({"", json, 1}, std::nullopt);
    if (json[first] != '{') return Problem(1, "", kExpectedObject);
    const std::vector<schema::JsonMember> members = schema::JsonMembers(json);
    const bool is_page =
        Has(members, "contents") || ((Has(members, "services") || Has(members, "organizations")) &&
                                     !Has(members, "id") && !Has(members, "name"));
    if (is_page) return Page(members);
    const int line =
        1 + static_cast<int>(
                std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(first), '\n'));
    Object({"", json, line}, std::nullopt, "");
  }

  HsdsDocument Take() { return std::move(document_); }

 private:
  void Page(const std::vector<schema::JsonMember>& members) {
    for (const schema::JsonMember& member : members) {
      if (member.key == "contents") {
        List(member, std::nullopt);
      } else if (member.key == "organizations") {
        List(member, HsdsKind::kOrganization);
      } else if (member.key == "services") {
        List(member, HsdsKind::kService);
      } else if (!Contains(kEnvelope, member.key)) {
        Problem(member.line, std::string(schema::BeginningOf(member.key, 100)),
                "unknown, expected organizations, services or contents");
      }
    }
  }

  void List(const schema::JsonMember& list, std::optional<HsdsKind> kind) {
    if (list.text.find_first_not_of(" \t\r\n") == std::string_view::npos ||
        list.text[list.text.find_first_not_of(" \t\r\n")] != '[') {
      return Problem(list.line, std::string(list.key), "expected a list");
    }
    int number = 0;
    for (schema::JsonMember member : schema::JsonMembers(list.text)) {
      member.line += list.line - 1;
      Object(member, kind, absl::StrCat(std::string(list.key), "[", number++, "]"));
    }
  }

  void Object(const schema::JsonMember& object, std::optional<HsdsKind> kind,
              const std::string& path) {
    const bool is_object = object.text[object.text.find_first_not_of(" \t\r\n")] == '{';
    if (is_object && !kind.has_value()) kind = KindOf(schema::JsonMembers(object.text));
    if (!is_object || !kind.has_value()) return Problem(object.line, path, kExpectedObject);
    document_.entries.push_back({*kind, object.text, object.line, path});
  }

  void Problem(int line, std::string field, std::string message) {
    document_.problems.push_back({path_, line, std::move(field), std::move(message)});
  }

  const std::string& path_;
  HsdsDocument document_;
};

}  // namespace

HsdsDocument SplitHsdsDocument(std::string_view json, const std::string& path) {
  Splitter splitter(path);
  splitter.Split(json);
  return splitter.Take();
}

}  // namespace kok::source
