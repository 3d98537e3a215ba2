#include "service/search/reference_reasons.h"

#include <algorithm>
#include <vector>

#include "indexer/analysis/ecli.h"
#include "indexer/analysis/file_numbers.h"
#include "indexer/analysis/norms.h"
#include "indexer/analysis/references.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/own_references.h"

namespace kok::search_core {
namespace {

using kok::search::v1::Content;

bool Has(const std::vector<std::string>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool IsNumber(const std::string& text, std::string_view key) {
  if (analysis::WholeFileNumberKey(text) == key) return true;
  for (const analysis::FileNumber& number : analysis::FindFileNumbers(text)) {
    if (Has(number.keys, key) || Has(number.part_keys, key)) return true;
  }
  return false;
}

bool AnyNorm(const std::vector<analysis::Norm>& norms, std::string_view key) {
  return std::any_of(norms.begin(), norms.end(), [&](const analysis::Norm& norm) {
    const std::vector<std::string> keys = analysis::NormKeys(norm);
    return Has(keys, key) || schema::StatuteKey(keys.back()) == key;
  });
}

WrittenReference FindOwn(const Content& content, std::string_view key) {
  for (const std::string& number : content.decision().file_numbers()) {
    if (IsNumber(number, key)) return {"decision.file_numbers", number};
  }
  if (analysis::EcliKey(content.decision().ecli()) == key) {
    return {"decision.ecli", content.decision().ecli()};
  }
  for (const std::string& norm : content.decision().norms()) {
    if (AnyNorm(analysis::FindNorms(norm), key) || analysis::OtherNormKey(norm) == key) {
      return {"decision.norms", norm};
    }
  }
  if (AnyNorm(analysis::NormsOfTitle(content.title()), key)) return {"title", content.title()};
  return {};
}

WrittenReference FindCited(const Content& content, std::string_view key) {
  for (const schema::TextField& field : schema::kContentFields) {
    const std::string& text = schema::TextOf(content, field.path);
    for (const analysis::Reference& reference : analysis::FindReferences(text)) {
      if (Has(reference.keys, key)) return {std::string(field.path), reference.written};
    }
  }
  return {};
}

}  // namespace

WrittenReference FindWritten(const Content& content, std::string_view term) {
  const bool is_own =
      term.substr(0, schema::kOwnReferencePrefix.size()) == schema::kOwnReferencePrefix;
  const std::string_view key = term.substr(schema::kReferencePrefix.size());
  return is_own ? FindOwn(content, key) : FindCited(content, key);
}

}  // namespace kok::search_core
