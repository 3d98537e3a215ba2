#include "indexer/build/content_marks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "indexer/analysis/courts.h"
#include "indexer/analysis/ecli.h"
#include "indexer/analysis/file_numbers.h"
#include "indexer/analysis/norms.h"
#include "indexer/analysis/references.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/own_references.h"

namespace kok::build {
namespace {

using kok::search::v1::Content;

class Collector {
 public:
  explicit Collector(const Content& content) : content_(content) {}

  ContentMarks Collect() {
    AddCourt();
    for (const std::string& number : content_.decision().file_numbers()) AddFileNumber(number);
    if (!content_.decision().ecli().empty()) {
      AddOwn(analysis::EcliKey(content_.decision().ecli()));
    }
    for (const std::string& norm : content_.decision().norms()) AddNorms(norm);
    if (!content_.has_decision()) AddTitle();
    // A decision whose day is unknown has none: that of its publication would be another.
    marks_.day =
        content_.has_decision() ? content_.decision().decided_on() : content_.published_on();
    Unique(marks_.terms);
    Unique(marks_.norms);
    return std::move(marks_);
  }

 private:
  static void Unique(std::vector<std::string>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }

  void AddOwn(const std::string& key) {
    marks_.terms.push_back(schema::FilterTerm(schema::kOwnReferencePrefix, key));
  }

  void AddCourt() {
    const analysis::Court court = analysis::ReadCourt(content_.decision().court());
    if (court.key.empty()) return;
    marks_.court = court.short_name;
    std::replace(marks_.court.begin(), marks_.court.end(), '\n', ' ');
    for (const std::string& key : {court.key, court.type_key}) {
      if (!key.empty()) marks_.terms.push_back(schema::FilterTerm(schema::kCourtPrefix, key));
    }
  }

  // A field may hold several numbers, and one in a form that no court known here has.
  void AddFileNumber(const std::string& text) {
    for (const analysis::FileNumber& number : analysis::FindFileNumbers(text)) {
      for (const std::string& key : number.keys) AddOwn(key);
      for (const std::string& key : number.part_keys) AddOwn(key);
    }
    const std::string whole = analysis::WholeFileNumberKey(text);
    if (!whole.empty()) AddOwn(whole);
  }

  void AddNorm(const analysis::Norm& norm) {
    for (const std::string& key : analysis::NormKeys(norm)) AddOwn(key);
    marks_.norms.push_back(analysis::NormText(norm, false));
    if (!norm.paragraph.empty()) marks_.norms.push_back(analysis::NormText(norm, true));
  }

  void AddNorms(const std::string& text) {
    const std::vector<analysis::Norm> norms = analysis::FindNorms(text);
    for (const analysis::Norm& norm : norms) AddNorm(norm);
    if (!norms.empty()) return;
    const std::string key = analysis::OtherNormKey(text);
    if (key.empty()) return;
    AddOwn(key);
    std::string written = text;
    std::replace(written.begin(), written.end(), '\n', ' ');
    marks_.norms.push_back(std::move(written));
  }

  void AddTitle() {
    const bool is_statute = content_.type() == kok::search::v1::CONTENT_TYPE_STATUTE;
    for (const analysis::Norm& norm : analysis::NormsOfTitle(content_.title())) {
      AddNorm(norm);
      if (is_statute) AddOwn(schema::StatuteKey(analysis::NormKeys(norm).back()));
    }
  }

  const Content& content_;
  ContentMarks marks_;
};

}  // namespace

ContentMarks MarksOf(const Content& content) { return Collector(content).Collect(); }

}  // namespace kok::build
