// Where the sentences of a German text begin and end.

#ifndef KOK_SERVICE_SEARCH_SENTENCES_H_
#define KOK_SERVICE_SEARCH_SENTENCES_H_

#include <cstddef>
#include <string_view>

namespace kok::search_core {

// Whether a sentence, a paragraph or an item of a list begins at `at`, which must be the first
// byte behind a blank or the beginning of the text. The dots of abbreviations (`Abs. 2`, `z. B.`,
// `Art.`, `Dr.`), of single letters (`S. 5`) and of ordinal numbers and dates (`3. Mai`) end no
// sentence. In doubt there is none: a passage that begins with too much is better than one that
// begins in the middle. Looks at some dozen bytes around `at`, whatever the text. Pure function;
// safe from any thread; any bytes are accepted.
bool BeginsSentence(std::string_view text, size_t at);

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_SENTENCES_H_
