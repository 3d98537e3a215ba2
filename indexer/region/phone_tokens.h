// What somebody typed for a telephone number, sign by sign, whatever the script and the typography.

#ifndef KOK_INDEXER_REGION_PHONE_TOKENS_H_
#define KOK_INDEXER_REGION_PHONE_TOKENS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kok::region {

// A piece of what was typed.
struct PhoneToken {
  enum class Kind {
    kDigits,     // of any script; `text` has them as 0 to 9
    kPlus,       // also full-width
    kOpen,       // any opening bracket
    kClose,      // any closing one
    kDash,       // hyphen, any dash, minus
    kSlash,      // also fraction slash and backslash
    kDivider,    // what stands between two things: , ; | & `und`, `oder`, `or`
    kLabel,      // what a number is: `Tel`, `Fon`, `Mobil`, `Fax`, `Nr`
    kExtension,  // what announces an extension: `ext`, `Durchwahl`, `DW`, `App`, `x`
    kWord,       // any other word
    kOther,      // a sign that no number has
  };
  Kind kind;
  std::string text;  // of digits and words, words as typed; else empty
};

// Blanks of any width, dots, colons, quotation marks, symbols and invisible characters only part
// tokens. Pure function; safe from any thread; any bytes are accepted. Linear in the text.
std::vector<PhoneToken> SplitPhoneTokens(std::string_view typed);

}  // namespace kok::region

#endif  // KOK_INDEXER_REGION_PHONE_TOKENS_H_
