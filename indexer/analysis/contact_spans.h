// Finds telephone numbers, e-mail addresses and web addresses in a text.

#ifndef KOK_INDEXER_ANALYSIS_CONTACT_SPANS_H_
#define KOK_INDEXER_ANALYSIS_CONTACT_SPANS_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace kok::analysis {

// What looks like a contact: the half-open byte range [begin, end) of the text.
struct ContactSpan {
  enum class Kind { kPhone, kEmail, kDomain };
  Kind kind;
  size_t begin;
  size_t end;
};

// In reading order, without overlaps. A number must begin with 0, + or an opening bracket and have
// 7 to 20 digits; dates are none. Nothing says that it exists. Pure function; safe from any thread;
// any bytes are accepted. Linear in the text.
std::vector<ContactSpan> FindContactSpans(std::string_view text);

}  // namespace kok::analysis

#endif  // KOK_INDEXER_ANALYSIS_CONTACT_SPANS_H_
