// One record as a list of labels and values, with what is unknown said to be unknown.
//
// Safe from several threads only while nobody adds to it. Nothing fails; values may hold anything,
// what a terminal must not get is left out of them.

#ifndef KOK_SERVICE_CTL_FIELD_LIST_H_
#define KOK_SERVICE_CTL_FIELD_LIST_H_

#include <string>
#include <vector>

#include "service/ctl/table.h"

namespace kok::ctl {

class FieldList {
 public:
  FieldList();

  // Adds a value; nothing where it is empty.
  void Add(const std::string& label, const std::string& value);

  // Adds values, each on a line of its own; nothing where there are none.
  template <typename Values>
  void AddAll(const std::string& label, const Values& values) {
    std::string shown = label;
    for (const std::string& value : values) {
      Add(shown, value);
      if (!value.empty()) shown.clear();
    }
  }

  // Likewise, for what a caseworker has to ask for where no source states it: then it says so.
  void AddOrUnknown(const std::string& label, const std::string& value);
  template <typename Values>
  void AddAllOrUnknown(const std::string& label, const Values& values) {
    if (values.empty()) AddOrUnknown(label, "");
    AddAll(label, values);
  }

  // Each line ended.
  std::string ToText() const { return table_.ToText(); }

 private:
  Table table_;
};

// Text of several paragraphs, wrapped, line breaks kept; each line ended. Empty for an empty text.
std::string ParagraphText(const std::string& text);

}  // namespace kok::ctl

#endif  // KOK_SERVICE_CTL_FIELD_LIST_H_
