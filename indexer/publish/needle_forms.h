// What is looked for, given a protected value: the forms that would tell it.

#ifndef KOK_INDEXER_PUBLISH_NEEDLE_FORMS_H_
#define KOK_INDEXER_PUBLISH_NEEDLE_FORMS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kok::publish {

// A form in words as scan_text.h spells them out.
struct NeedleForm {
  std::string words;
  // Whether it is looked for as whole words, with their spaces; else whatever stands between its
  // letters, unless it is too short for that.
  bool as_words = false;
  // Whether a text does not hold it in which one of its numbers goes on, or two are one: 12 is no
  // 123, and 26-3 no 263.
  bool whole_number = false;
};

// All of these have the value itself among them.
//
// An address is known by its street and number, in either order, since its town is no secret.
std::vector<NeedleForm> AddressForms(std::string_view text);
// A street with its number that is a part of a value: as it is, since a number in front of it may
// belong to what stands before.
std::vector<NeedleForm> StreetForms(std::string_view text);
// A telephone number is known without its country code and leading zeros.
std::vector<NeedleForm> PhoneForms(std::string_view text);
// An e-mail address also with `at`, `dot` and `punkt` in words.
std::vector<NeedleForm> EmailForms(std::string_view text);
// A person without titles, the names in any turn, and the initial with the surname.
std::vector<NeedleForm> PersonForms(std::string_view text);
// Anything else as it is.
std::vector<NeedleForm> TextForms(std::string_view text);

}  // namespace kok::publish

#endif  // KOK_INDEXER_PUBLISH_NEEDLE_FORMS_H_
