// Several numbers in one spelling: `440 63 73/ 74`.

#ifndef KOK_INDEXER_REGION_PHONE_ENDINGS_H_
#define KOK_INDEXER_REGION_PHONE_ENDINGS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kok::region {

// A spelling without its endings, and their digits. Each ending replaces the last digits of the
// base.
struct PhoneEndings {
  std::string_view base;
  std::vector<std::string> endings;
};

// Takes off the `/NN` endings: one to three digits behind a slash, nothing but blanks beside them,
// where what stands before the slash is longer than an area code can be. Pure function.
PhoneEndings SplitPhoneEndings(std::string_view printed);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PHONE_ENDINGS_H_
