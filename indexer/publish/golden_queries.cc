#include "indexer/publish/golden_queries.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/generation/files.h"
#include "indexer/generation/glass_file.h"
#include "indexer/generation/layout.h"
#include "indexer/generation/xapian_status.h"
#include "indexer/publish/json_lines.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/resource_name.h"
#include "kok/search/v1/content.pb.h"
#include "kok/search/v1/organization.pb.h"

namespace kok::publish {
namespace {

using schema::TermForm;
using Fields = std::vector<schema::TextField>;

constexpr size_t kMaxQueryBytes = 1000;
constexpr int kMaxExpected = 20;
constexpr int kMaxWithin = 100;
constexpr int kDefaultWithin = 10;
constexpr double kNameWeight = 20.0;

std::string ProblemOf(const GoldenQuery& query) {
  if (query.query().empty()) return "query: is missing";
  if (query.query().size() > kMaxQueryBytes) return "query: expected at most 1,000 bytes";
  if (query.expect().empty()) return "expect: is missing";
  if (query.expect_size() > kMaxExpected) return "expect: expected at most 20 names";
  if (query.within() < 0 || query.within() > kMaxWithin) return "within: expected 0 to 100";
  for (const std::string& name : query.expect()) {
    if (!schema::IsResourceName(name, schema::kOrganizations) &&
        !schema::IsResourceName(name, schema::kContents)) {
      return "expect: expected organizations/{id} or contents/{id}";
    }
  }
  return "";
}

// A word in every field and form. (OP_MAX would fit better than OP_OR; Xapian 1.4.22 crashes on one
// below an OP_OR.)
Xapian::Query QueryOf(const analysis::Token& word, const Fields& fields) {
  std::vector<Xapian::Query> forms;
  for (const schema::TextField& field : fields) {
    for (const auto& [form, text] :
         {std::pair{TermForm::kExact, &word.exact}, std::pair{TermForm::kSpeltOut, &word.spelt_out},
          std::pair{TermForm::kFold, &word.fold}, std::pair{TermForm::kStem, &word.stem},
          std::pair{TermForm::kPart, &word.stem}}) {
      if (text->empty()) continue;
      const Xapian::Query term(schema::TextTerm(field.prefix, form, *text));
      forms.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, term, field.weight);
    }
  }
  return Xapian::Query(Xapian::Query::OP_OR, forms.begin(), forms.end());
}

Xapian::Query QueryOf(const std::string& text, const analysis::Analyzer& analyzer,
                      const Fields& fields) {
  std::vector<Xapian::Query> parts;
  for (const analysis::Token& word : analyzer.QueryWords(text)) {
    parts.push_back(QueryOf(word, fields));
  }
  const std::string key = analyzer.NameKey(text);
  if (!key.empty()) {
    const Xapian::Query name(schema::FilterTerm(schema::kNamePrefix, key));
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, name, kNameWeight);
  }
  const std::string title = analysis::Analyzer::TitleKey(analyzer.Analyze(text));
  if (!title.empty()) {
    const Xapian::Query whole(schema::FilterTerm(schema::kTitlePrefix, title));
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, whole, kNameWeight);
  }
  return Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
}

// The resource name of a stored record.
std::string NameIn(const std::string& data, std::string_view collection) {
  kok::search::v1::Organization organization;
  kok::search::v1::Content content;
  const bool read = collection == schema::kContents ? content.ParseFromString(data)
                                                    : organization.ParseFromString(data);
  if (!read) return "";
  return collection == schema::kContents ? content.name() : organization.name();
}

// The expected records of one kind that the first hits of `database` lack.
void AddMissing(const GoldenQuery& golden, std::string_view collection,
                const Xapian::Database& database, const Xapian::Query& query,
                std::vector<std::string>& findings) {
  const int within = golden.within() > 0 ? golden.within() : kDefaultWithin;
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet hits = enquire.get_mset(0, static_cast<Xapian::doccount>(within));
  std::vector<std::string> names;
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    names.push_back(NameIn(hit.get_document().get_data(), collection));
  }
  for (const std::string& expected : golden.expect()) {
    if (!schema::IsResourceName(expected, collection)) continue;
    if (std::find(names.begin(), names.end(), expected) != names.end()) continue;
    findings.push_back(absl::StrCat("\"", golden.query(), "\" does not find ", expected,
                                    " among the first ", within));
  }
}

}  // namespace

absl::StatusOr<std::vector<GoldenQuery>> ReadGoldenQueries(const std::string& path) {
  return ReadJsonLines<GoldenQuery>(path, "golden query", ProblemOf);
}

absl::StatusOr<std::vector<std::string>> FindUnansweredQueries(
    const std::string& folder, const analysis::Analyzer& analyzer,
    const std::vector<GoldenQuery>& queries) {
  std::vector<std::string> findings;
  const Fields organization_fields(schema::kOrganizationFields.begin(),
                                   schema::kOrganizationFields.end());
  // Content has one prefix; the weights of its fields are in the frequencies already.
  const Fields content_fields = {{"", schema::kContentPrefix, 1.0}};
  for (const auto& [file, collection, fields] :
       {std::tuple{generation::kOrganizationsDatabase, schema::kOrganizations,
                   &organization_fields},
        std::tuple{generation::kContentDatabase, schema::kContents, &content_fields}}) {
    const auto fd = generation::OpenRegularFile(generation::JoinPath(folder, file));
    if (!fd.ok()) return fd.status();
    auto database = generation::OpenGlassFile(fd->get());
    if (!database.ok()) return database.status();
    const absl::Status asked =
        generation::CatchXapian([&, collection = collection, fields = fields] {
          for (const GoldenQuery& golden : queries) {
            AddMissing(golden, collection, **database, QueryOf(golden.query(), analyzer, *fields),
                       findings);
          }
          return absl::OkStatus();
        });
    if (!asked.ok()) return asked;
  }
  return findings;
}

}  // namespace kok::publish
