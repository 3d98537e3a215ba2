// Gender forms of German words: the star and its kin, the inner I, and the feminine endings.
//
// Pure functions: safe from any thread. Any bytes are accepted.

#ifndef KOK_INDEXER_ANALYSIS_GENDER_FORMS_H_
#define KOK_INDEXER_ANALYSIS_GENDER_FORMS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace kok::analysis {

// A word without its gender.
struct GenderReading {
  std::string
      plain;         // LowerNfkc without markers: `migrantinnen` of `Migrant*innen`, `MigrantInnen`
  std::string base;  // what all gender forms share: `migrant`; `plain` for words without gender
};

GenderReading ReadGenderForm(std::string_view written);

// Length in bytes of a gender marker at `at` that joins what stands before and behind it into one
// word, 0 where there is none: the star of `Migrant*innen` and `Frauen*rechte`, the colon of
// `jede:r`, `/-` of `Migrant/-innen`. REQUIRES: the byte before `at` ends a letter.
size_t GenderMarkerLength(std::string_view text, size_t at);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_GENDER_FORMS_H_
