// The one table of what an index document is made of: every field of a record that can be searched,
// with the prefix of its terms and its weight. Nothing else in the project spells a prefix.
//
// A document is one record. Its data is the serialised Organization or Content, as the service
// returns it. Documents of organizations.glass and content.glass lie in the order of their resource
// names, so that equal scores keep that order.
//
// Terms of a document:
//   Q<resource name>            exactly one, the record's name
//   <field><form><text>         words of the searchable fields in the forms of TermForm
//   XN<name key>, XK<name key>  the whole name, with and without its legal form
//   XW<title key>               a title without its stop words, and its concept; with them, but for
//                               statutes, as XN
//   XG<town key>                town of seat or branch
//   XP, XE, XD, XL<key>         telephone number, e-mail address, domain, citation
//   XJ<key>                     what the record itself is cited by or applies: file number, ECLI,
//                               norm
//   XU<key>                     court of a decision, and its type
//   XQ<resource name>           of a text: another record that it refers to (record_references.h)
//   X<letter><code>             filters: seat region, country, type, kind of member, topic
//
// Constants and pure functions: safe from any thread.

#ifndef KOK_INDEXER_SCHEMA_FIELDS_H_
#define KOK_INDEXER_SCHEMA_FIELDS_H_

#include <array>
#include <string>
#include <string_view>

#include "kok/search/v1/content.pb.h"

namespace kok::schema {

// How near a term is to what was written. A folded form is stored only where it differs from the
// nearer ones, so a query has to look for its folded word in those too.
enum class TermForm : char {
  kExact = 'E',     // NFKC, lower case, without gender markers
  kSpeltOut = 'A',  // umlauts as two letters
  kFold = 'F',      // umlauts and diacritics folded
  kStem = 'S',      // German stem of the folded word that all gender forms share
  kPart = 'P',      // stem of a part of a compound
  kConcept = 'C',   // concept of the glossary that the words name
};

// A field whose words can be searched.
struct TextField {
  std::string_view path;  // of the message, as requests and explanations name it
  char prefix;            // first letter of its terms
  double weight;  // what a match there counts, against other fields of the same kind of record
};

// Fields of organisations. A name says most about what is meant, the town next; a description
// least.
inline constexpr std::array<TextField, 9> kOrganizationFields = {{
    {"display_name", 'A', 10.0},
    {"short_name", 'B', 10.0},
    {"alternate_names", 'D', 9.0},
    {"seat.locality", 'G', 8.0},
    {"seat.region_code", 'H', 6.0},
    {"services", 'I', 3.0},
    {"type", 'J', 2.0},
    {"description", 'K', 2.0},
    {"emails", 'L', 0.3},  // names in mail domains: behind everything that says it in words
}};

// Fields of content. They share one prefix and one form of words, the stem
// (analysis/content_terms.h); the weight is the within-document frequency that one occurrence adds.
inline constexpr char kContentPrefix = 'C';
inline constexpr std::array<TextField, 4> kContentFields = {{
    {"title", kContentPrefix, 5.0},
    {"summary", kContentPrefix, 2.0},
    {"decision.headnote", kContentPrefix, 2.0},
    {"body", kContentPrefix, 1.0},
}};

// The text of one of them. A headnote that the summary repeats counts once.
const std::string& TextOf(const kok::search::v1::Content& content, std::string_view path);

// Prefixes of terms that are not words.
inline constexpr std::string_view kResourceNamePrefix = "Q";
inline constexpr std::string_view kReferringPrefix = "XQ";
inline constexpr std::string_view kFullNamePrefix = "XN";
inline constexpr std::string_view kNamePrefix = "XK";
inline constexpr std::string_view kTitlePrefix = "XW";
inline constexpr std::string_view kPhonePrefix = "XP";
inline constexpr std::string_view kEmailPrefix = "XE";
inline constexpr std::string_view kDomainPrefix = "XD";
inline constexpr std::string_view kReferencePrefix = "XL";
inline constexpr std::string_view kOwnReferencePrefix = "XJ";
inline constexpr std::string_view kCourtPrefix = "XU";
inline constexpr std::string_view kTownPrefix = "XG";
inline constexpr std::string_view kSeatRegionPrefix = "XR";
inline constexpr std::string_view kOrganizationTypePrefix = "XT";
inline constexpr std::string_view kMemberKindPrefix = "XM";
inline constexpr std::string_view kContentTypePrefix = "XC";
inline constexpr std::string_view kTopicPrefix = "XO";

// The term of `text` in a field and form. `text` is an analyzer's output, at most 128 bytes.
std::string TextTerm(char field_prefix, TermForm form, std::string_view text);

// The term of a filter value or name. Values over 200 bytes are cut there: Xapian's limit is 245.
std::string FilterTerm(std::string_view prefix, std::string_view value);

}  // namespace kok::schema

#endif  // KOK_INDEXER_SCHEMA_FIELDS_H_
