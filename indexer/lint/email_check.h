// E-mail addresses: what cannot be reached, and what looks like one person's.
//
// Pure functions; safe from any thread.

#ifndef KOK_INDEXER_LINT_EMAIL_CHECK_H_
#define KOK_INDEXER_LINT_EMAIL_CHECK_H_

#include <string>
#include <string_view>

#include "indexer/lint/finding.h"

namespace kok::lint {

// Why nobody could send to `email` as it stands: wrapped in print, a letter outside of ASCII, no
// ending of a domain and the like; empty where nothing is wrong with its form.
std::string EmailFormProblem(std::string_view email);

// Whether `email` looks like one person's, `vorname.nachname@` or a common surname: personal data,
// and nobody's answer once the person has left. Words of `organization`, of its town and of the
// field (`fach.beratung@`) are no person's. A guess, for a person to judge.
bool LooksPersonal(std::string_view email, const source::Organization& organization);

// Whether `email` is at a provider for everybody (`web.de`): nothing in it says whose it is, and it
// ends with the account of whoever opened it.
bool IsAtProvider(std::string_view email);

// `email-form` errors, `email-personal` and `email-provider` warnings of one organisation, one an
// address at most.
void CheckEmails(const source::Organization& organization, RecordFindings& findings);

}  // namespace kok::lint

#endif  // KOK_INDEXER_LINT_EMAIL_CHECK_H_
