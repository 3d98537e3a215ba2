#include "indexer/build/best_documents.h"

#include <xapian.h>

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "indexer/generation/glass_file.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/schema/fields.h"

namespace kok::build {
namespace {

struct Best {
  Xapian::docid document;
  Xapian::termcount impact;
};

bool RanksBefore(const Best& a, const Best& b) {
  return a.impact != b.impact ? a.impact > b.impact : a.document < b.document;
}

// A heap whose first is the worst that is kept.
std::vector<Best> BestOf(const Xapian::Database& database, const std::string& term) {
  std::vector<Best> best;
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
       ++posting) {
    const Best next{*posting, posting.get_wdf()};
    if (best.size() == kBestDocuments) {
      if (!RanksBefore(next, best.front())) continue;
      std::pop_heap(best.begin(), best.end(), RanksBefore);
      best.pop_back();
    }
    best.push_back(next);
    std::push_heap(best.begin(), best.end(), RanksBefore);
  }
  std::sort(best.begin(), best.end(), RanksBefore);
  return best;
}

}  // namespace

absl::StatusOr<std::string> BestDocumentsText(const std::string& path) {
  const absl::StatusOr<generation::UniqueFd> fd = generation::OpenRegularFile(path);
  if (!fd.ok()) return fd.status();
  const auto database = generation::OpenGlassFile(fd->get());
  if (!database.ok()) return database.status();
  std::string text = "# term, then its best documents, each with the stored impact\n";
  const absl::Status read = generation::CatchXapian([&] {
    for (const schema::TermForm form : {schema::TermForm::kConcept, schema::TermForm::kStem}) {
      const std::string begin = schema::TextTerm(schema::kContentPrefix, form, "");
      const auto end = (*database)->allterms_end(begin);
      for (auto term = (*database)->allterms_begin(begin); term != end; ++term) {
        if (term.get_termfreq() <= kFewestOfFrequent) continue;
        absl::StrAppend(&text, *term);
        for (const Best& best : BestOf(**database, *term)) {
          absl::StrAppend(&text, "\t", best.document, ":", best.impact);
        }
        text.push_back('\n');
      }
    }
    return absl::OkStatus();
  });
  if (!read.ok()) return read;
  return text;
}

}  // namespace kok::build
