#include "indexer/commands/change_lines.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "indexer/schema/edit_distance.h"

namespace kok {
namespace {

using publish::FieldChange;

constexpr char kPhones[] = "phones";
constexpr char kFax[] = "fax";
constexpr char kBetween[] = " | ";
constexpr int kMostEdits = 100;

// What changed in one element of a list, or in one value.
struct Element {
  std::string list;  // `phones`; of what is in no list the field
  std::string key;   // `phones[+493012345]`; the same where there is no list
  bool is_whole;     // a value of a list of values, which has no parts
  std::vector<std::pair<std::string, const FieldChange*>> parts;  // by their names
};

// `phones[+493012345].label` taken apart; the last is empty where there is no part.
Element ElementOf(const std::string& field, std::string& part) {
  part.clear();
  if (absl::StartsWith(field, absl::StrCat(kFax, "."))) {
    part = field.substr(sizeof(kFax));
    return {kFax, kFax, false, {}};
  }
  const size_t bracket = field.find('[');
  if (bracket == std::string::npos) return {field, field, false, {}};
  const std::string list = field.substr(0, bracket);
  const size_t end = field.find("].", bracket);
  const size_t counted = field.find("]#", bracket);
  const size_t dot = end != std::string::npos       ? end + 1
                     : counted != std::string::npos ? field.find('.', counted)
                                                    : std::string::npos;
  if (dot == std::string::npos) return {list, field, true, {}};
  part = field.substr(dot + 1);
  return {list, field.substr(0, dot), false, {}};
}

std::vector<Element> ElementsOf(const publish::RecordChange& change) {
  std::vector<Element> elements;
  for (const FieldChange& field : change.fields) {
    std::string part;
    Element element = ElementOf(field.field, part);
    const auto known = std::find_if(elements.begin(), elements.end(),
                                    [&](const Element& e) { return e.key == element.key; });
    Element& target = known == elements.end() ? elements.emplace_back(std::move(element)) : *known;
    target.parts.emplace_back(std::move(part), &field);
  }
  return elements;
}

enum class Fate { kChanged, kCame, kWent };

// An element came or went where all of its values did. One that stayed can only look so in parts
// beside the one that names it, such as the label of a phone.
Fate FateOf(const Element& element) {
  const auto all = [&](auto is) {
    return std::all_of(element.parts.begin(), element.parts.end(), is);
  };
  if (element.list == kPhones &&
      std::none_of(element.parts.begin(), element.parts.end(),
                   [](const auto& part) { return part.first == "number"; })) {
    return Fate::kChanged;
  }
  if (all([](const auto& part) { return part.second->before.empty(); })) return Fate::kCame;
  if (all([](const auto& part) { return part.second->after.empty(); })) return Fate::kWent;
  return Fate::kChanged;
}

// A phone as it is printed, else its digits: who reads the one knows the other.
std::string TextOf(const Element& element, std::string FieldChange::*side) {
  const bool is_phone = element.list == kPhones || element.list == kFax;
  const bool printed =
      std::any_of(element.parts.begin(), element.parts.end(), [](const auto& part) {
        return part.first == "display" && part.second->before != part.second->after;
      });
  std::string text;
  for (const auto& [name, change] : element.parts) {
    const std::string& value = change->*side;
    if (value.empty() || (is_phone && printed && name == "number")) continue;
    absl::StrAppend(&text, text.empty() ? "" : kBetween, value);
  }
  return text;
}

FieldChange LineOf(const Element& element) {
  if (element.parts.size() == 1) return *element.parts.front().second;
  return {element.key, TextOf(element, &FieldChange::before), TextOf(element, &FieldChange::after)};
}

// The element that came and is most like the one that went; the end where there is none.
std::vector<Element>::iterator MostLike(const Element& went, std::vector<Element>& elements) {
  auto nearest = elements.end();
  int least = kMostEdits + 1;
  for (auto it = elements.begin(); it != elements.end(); ++it) {
    if (it->list != went.list || it->parts.empty() || FateOf(*it) != Fate::kCame) continue;
    const int edits = schema::EditDistance(went.key, it->key, kMostEdits);
    if (nearest != elements.end() && edits >= least) continue;
    nearest = it;
    least = edits;
  }
  return nearest;
}

}  // namespace

std::vector<FieldChange> ChangeLines(const publish::RecordChange& change) {
  std::vector<Element> elements = ElementsOf(change);
  std::vector<FieldChange> lines;
  const auto add = [&lines](FieldChange line) {
    // Two numbers that are read from one print change together.
    const bool told = std::any_of(lines.begin(), lines.end(), [&](const FieldChange& known) {
      return known.field == line.field && known.before == line.before && known.after == line.after;
    });
    if (!told) lines.push_back(std::move(line));
  };
  // What went finds its successor before that is told as a newcomer.
  std::vector<std::pair<const Element*, Element>> pairs;
  for (Element& element : elements) {
    const bool pairs_up = element.list == kPhones || element.is_whole;
    if (!pairs_up || FateOf(element) != Fate::kWent) continue;
    const auto successor = MostLike(element, elements);
    if (successor == elements.end()) continue;
    pairs.emplace_back(&element, *successor);
    successor->parts.clear();
  }
  for (const Element& element : elements) {
    if (element.parts.empty()) continue;  // told with the one that it follows
    const auto pair = std::find_if(pairs.begin(), pairs.end(),
                                   [&](const auto& p) { return p.first == &element; });
    if (pair == pairs.end()) {
      add(LineOf(element));
    } else {
      add({element.list, TextOf(element, &FieldChange::before),
           TextOf(pair->second, &FieldChange::after)});
    }
  }
  return lines;
}

publish::RecordChanges WithChangeLines(publish::RecordChanges changes) {
  for (publish::RecordChange& change : changes.changed) change.fields = ChangeLines(change);
  return changes;
}

}  // namespace kok
