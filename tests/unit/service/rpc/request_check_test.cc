#include "service/rpc/request_check.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/rpc/limits.h"
#include "tests/unit/built_index.h"
#include "tests/unit/service/rpc/decoded_status.h"
#include "tests/unit/service/rpc/sample_values.h"
#include "tests/unit/temporary_folder.h"

namespace kok::rpc {
namespace {

namespace v1 = kok::search::v1;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::Decode;
using tests::DecodedStatus;

const index::Snapshot& Shipped() {
  static const auto snapshot = tests::OpenActive(tests::ShippedIndex());
  return *snapshot;
}

template <typename Request>
DecodedStatus Check(Request request) {
  return Decode(CheckRequest(request, Shipped()));
}
template <>
DecodedStatus Check(v1::GetOrganizationRequest request) {
  return Decode(CheckRequest(request));
}
template <>
DecodedStatus Check(v1::LookupContactRequest request) {
  return Decode(CheckRequest(request));
}
template <>
DecodedStatus Check(v1::GetContentRequest request) {
  return Decode(CheckRequest(request));
}
template <>
DecodedStatus Check(v1::BatchGetOrganizationsRequest request) {
  return Decode(CheckRequest(request));
}
template <>
DecodedStatus Check(v1::ListRegionsRequest request) {
  return Decode(CheckRequest(request));
}
template <>
DecodedStatus Check(v1::GetIndexInfoRequest request) {
  return Decode(CheckRequest(request));
}

template <typename Request>
Request Read(const std::string& text) {
  Request request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  return request;
}

std::string Long(size_t bytes) { return std::string(bytes, 'x'); }

// --- What is served, field by field --------------------------------------------------------------

enum class Decision {
  kServed,
  kNotServed,  // the request names it, and says that it is not served
  kPartOf,     // decided with the field that holds it
};

using Decisions = std::map<std::string, Decision>;

Decisions WithFilter(Decisions decisions) {
  const Decisions filter = {
      {"filter", Decision::kServed},
      {"filter.kinds", Decision::kServed},
      {"filter.regions", Decision::kServed},
      {"filter.serves_regions", Decision::kServed},
      {"filter.avoid_regions", Decision::kServed},
      {"filter.avoid_areas", Decision::kServed},
      {"filter.avoid_areas.place", Decision::kPartOf},
      {"filter.avoid_areas.radius_km", Decision::kPartOf},
      {"filter.max_age_days", Decision::kServed},
      {"filter.organization_types", Decision::kServed},
      {"filter.member_kinds", Decision::kServed},
      {"filter.services", Decision::kServed},
      {"filter.languages", Decision::kServed},
      {"filter.target_groups", Decision::kServed},
      {"filter.exploitation_forms", Decision::kServed},
      {"filter.content_types", Decision::kServed},
      {"filter.topics", Decision::kServed},
      {"filter.courts", Decision::kServed},
      {"filter.norms", Decision::kServed},
      {"filter.date_from", Decision::kServed},
      {"filter.date_to", Decision::kServed},
  };
  decisions.insert(filter.begin(), filter.end());
  return decisions;
}

const Decisions kSearchDecisions = WithFilter({
    {"query", Decision::kServed},
    {"near", Decision::kServed},
    {"near.place", Decision::kPartOf},
    {"near.point", Decision::kPartOf},
    {"near.point.latitude", Decision::kPartOf},
    {"near.point.longitude", Decision::kPartOf},
    {"near.radius_km", Decision::kPartOf},
    {"page_size", Decision::kServed},
    {"page_token", Decision::kServed},
    {"facets", Decision::kServed},
    {"order_by", Decision::kServed},
    {"view", Decision::kServed},
    {"explain", Decision::kServed},
    {"language_code", Decision::kServed},
    {"similar_to", Decision::kServed},
    {"exact_total", Decision::kServed},
    {"prefix_last_word", Decision::kServed},
});
const Decisions kSuggestDecisions = WithFilter({
    {"prefix", Decision::kServed},
    {"limit", Decision::kServed},
    {"language_code", Decision::kServed},
});
const Decisions kLookupDecisions = {
    {"phone_number", Decision::kServed},
    {"email", Decision::kServed},
};
const Decisions kListOrganizationsDecisions = WithFilter({
    {"page_size", Decision::kServed},
    {"page_token", Decision::kServed},
});
const Decisions kListContentsDecisions = WithFilter({
    {"page_size", Decision::kServed},
    {"page_token", Decision::kServed},
    {"view", Decision::kServed},
});

// Sets each field by itself. A field without a decision here is a field that somebody added to the
// protocol without saying whether the service serves it: it would be ignored silently.
template <typename Request>
void ExpectDecisions(const Decisions& decisions) {
  const std::map<std::string, std::string> valid_texts = {{"filter.regions", "NRW"},
                                                          {"language_code", "en"}};
  Decisions left = decisions;
  for (const tests::FieldPath& path : tests::FieldPathsOf(*Request::descriptor())) {
    const std::string name = tests::PathName(path);
    const auto decision = decisions.find(name);
    ASSERT_NE(decision, decisions.end()) << name << ": is it served?";
    left.erase(name);
    Request request;
    const auto text = valid_texts.find(name);
    tests::SetSample(path, request, text == valid_texts.end() ? "x" : text->second);
    const DecodedStatus decoded = Check(request);
    const bool part_of_served =
        decision->second == Decision::kPartOf &&
        decisions.at(name.substr(0, name.rfind('.'))) != Decision::kNotServed;
    if (decision->second == Decision::kServed || part_of_served) {
      // The sample may be of the kind that the other list holds; but it is not refused as unserved.
      EXPECT_NE(decoded.reason, "NOT_SERVED") << name;
      continue;
    }
    const std::string refused =
        decision->second == Decision::kPartOf ? name.substr(0, name.find('.')) : name;
    EXPECT_EQ(decoded.reason, "NOT_SERVED") << name;
    ASSERT_EQ(decoded.fields.size(), 1U) << name;
    EXPECT_EQ(decoded.fields[0].substr(0, refused.size()), refused) << name;
  }
  EXPECT_THAT(left, IsEmpty()) << "decisions on fields that there are not";
}

TEST(RequestCheck, EveryFieldIsServedOrRefused) {
  ExpectDecisions<v1::SearchRequest>(kSearchDecisions);
  ExpectDecisions<v1::SuggestRequest>(kSuggestDecisions);
  ExpectDecisions<v1::LookupContactRequest>(kLookupDecisions);
  ExpectDecisions<v1::ListOrganizationsRequest>(kListOrganizationsDecisions);
  ExpectDecisions<v1::ListContentsRequest>(kListContentsDecisions);
}

TEST(RequestCheck, RefusesEnumValuesAndLanguagesOfLaterVersions) {
  const struct {
    const char* request;
    const char* field;
  } cases[] = {
      {"language_code: 'tr'", "language_code"},
      {"language_code: 'DE'", "language_code"},
      {"language_code: 'en-GB'", "language_code"},
  };
  for (const auto& c : cases) {
    const DecodedStatus decoded = Check(Read<v1::SearchRequest>(c.request));
    EXPECT_EQ(decoded.reason, "NOT_SERVED") << c.request;
    EXPECT_THAT(decoded.fields, ElementsAre(c.field));
  }
  for (const char* language : {"", "de", "en"}) {
    v1::SearchRequest search;
    search.set_language_code(language);
    EXPECT_EQ(Check(search).code, grpc::StatusCode::OK) << language;
    v1::ListRegionsRequest regions;
    regions.set_language_code(language);
    EXPECT_EQ(Check(regions).code, grpc::StatusCode::OK) << language;
    v1::GetOrganizationRequest get;
    get.set_name("organizations/a");
    get.set_language_code(language);
    EXPECT_EQ(Check(get).code, grpc::StatusCode::OK) << language;
  }
  const DecodedStatus get =
      Check(Read<v1::GetOrganizationRequest>("name: 'organizations/a' language_code: 'tr'"));
  EXPECT_EQ(get.reason, "NOT_SERVED");
  EXPECT_THAT(get.fields, ElementsAre("language_code"));
  EXPECT_THAT(get.descriptions, ElementsAre(HasSubstr("expected de or en")));
  EXPECT_EQ(Check(Read<v1::ListRegionsRequest>("language_code: 'tr'")).reason, "NOT_SERVED");
}

// Each norm is looked up by itself, so that a few bytes of ranges could cost minutes.
TEST(RequestCheck, AFilterNamesANumberOfNormsAtMost) {
  v1::SearchRequest request;
  // Four ranges of 61 sections each, then single ones.
  for (const char* range : {"§§ 1-61 BGB", "§§ 101-161 BGB", "§§ 201-261 BGB", "§§ 301-361 BGB"}) {
    request.mutable_filter()->add_norms(range);
  }
  for (int section = 0; section < 12; ++section) {
    request.mutable_filter()->add_norms(absl::StrCat("§ ", 401 + section, " BGB"));
  }
  EXPECT_EQ(Check(request).code, grpc::StatusCode::OK);
  request.mutable_filter()->add_norms("§ 500 BGB");
  const DecodedStatus beyond = Check(request);
  EXPECT_EQ(beyond.reason, "INVALID_REQUEST");
  EXPECT_THAT(beyond.fields, ElementsAre("filter.norms"));
  EXPECT_THAT(beyond.descriptions, ElementsAre(HasSubstr("at most 256")));
}

TEST(RequestCheck, CourtsNormsAndDaysAreReadAsPeopleWriteThem) {
  const struct {
    const char* filter;
    const char* field;  // that is refused; empty: none
  } cases[] = {
      {"courts: 'BGH' courts: 'Bundesgerichtshof' courts: 'Landgericht Koeln'", ""},
      {"courts: 'LG' courts: 'OVG Münster' courts: 'EuGH' courts: 'EGMR'", ""},
      {"courts: 'BGH' courts: 'Gerichd'", "filter.courts[1]"},
      {"courts: ''", "filter.courts[0]"},
      {"norms: '§ 25 Abs. 4a AufenthG' norms: '25 (4a) AufenthG' norms: 'Art. 4 EMRK'", ""},
      {"norms: '§ 25'", "filter.norms[0]"},
      {"norms: 'Menschenhandel'", "filter.norms[0]"},
      {"date_from: '0000-01-01' date_to: '9999-12-31'", ""},
      {"date_from: '2020-02-29' date_to: '2020-02-29'", ""},
      {"date_from: '2019-02-29'", "filter.date_from"},
      {"date_from: '29.02.2020'", "filter.date_from"},
      {"date_from: '2020-2-29'", "filter.date_from"},
      {"date_to: '10000-01-01'", "filter.date_to"},
      {"date_to: ' 2020-01-01'", "filter.date_to"},
      {"date_to: '+020-01-01'", "filter.date_to"},
      {"date_from: '2020-01-02' date_to: '2020-01-01'", "filter.date_to"},
  };
  for (const auto& c : cases) {
    v1::SearchRequest search;
    *search.mutable_filter() = Read<v1::SearchFilter>(c.filter);
    v1::ListContentsRequest list;
    *list.mutable_filter() = search.filter();
    for (const DecodedStatus& decoded : {Check(search), Check(list)}) {
      if (std::string(c.field).empty()) {
        EXPECT_EQ(decoded.code, grpc::StatusCode::OK) << c.filter;
        continue;
      }
      EXPECT_EQ(decoded.reason, "INVALID_REQUEST") << c.filter;
      EXPECT_THAT(decoded.fields, ElementsAre(c.field)) << c.filter;
    }
  }
  EXPECT_EQ(
      Check(Read<v1::SearchRequest>(
                "order_by: SORT_ORDER_DATE facets: FACET_FIELD_COURTS facets: FACET_FIELD_NORMS"))
          .code,
      grpc::StatusCode::OK);
}

TEST(RequestCheck, WhatIsWrongIsToldBeforeWhatIsNotServed) {
  const DecodedStatus decoded = Check(Read<v1::SearchRequest>("page_size: -1 language_code: 'tr'"));
  EXPECT_EQ(decoded.reason, "INVALID_REQUEST");
  EXPECT_THAT(decoded.fields, ElementsAre("page_size"));
}

TEST(RequestCheck, AllThatIsNotServedIsToldAtOnce) {
  const DecodedStatus decoded =
      Check(Read<v1::SearchRequest>("facets: FACET_FIELD_COURTS language_code: 'tr'"));
  EXPECT_THAT(decoded.fields, ElementsAre("language_code"));
}

TEST(RequestCheck, SimilarToNamesARecordInsteadOfAQuery) {
  for (const char* name : {"organizations/a", "contents/a-1"}) {
    v1::SearchRequest request;
    request.set_similar_to(name);
    EXPECT_TRUE(Check(request).reason.empty()) << name;
    request.set_query("Beratung");
    EXPECT_EQ(Check(request).reason, "INVALID_REQUEST") << name;
    EXPECT_THAT(Check(request).fields, ElementsAre("similar_to")) << name;
  }
  for (const char* name : {"a", "contents/", "contents/A", "regions/a", "organizations/a/b", " "}) {
    v1::SearchRequest request;
    request.set_similar_to(name);
    EXPECT_EQ(Check(request).reason, "INVALID_REQUEST") << name;
    EXPECT_THAT(Check(request).fields, ElementsAre("similar_to")) << name;
  }
}

// --- Limits: at the limit and one beyond ---------------------------------------------------------

// A field of the request, filled up to `size`; what the error names beyond the limit.
template <typename Request>
struct Limit {
  const char* field;
  size_t limit;
  std::function<void(Request&, size_t size)> fill;
};

template <typename Request>
void ExpectLimits(const std::vector<Limit<Request>>& limits) {
  for (const Limit<Request>& limit : limits) {
    Request at;
    limit.fill(at, limit.limit);
    // Whether or not the field is served, its size is right.
    EXPECT_NE(Check(at).reason, "INVALID_REQUEST") << limit.field << " at the limit";
    Request beyond;
    limit.fill(beyond, limit.limit + 1);
    const DecodedStatus decoded = Check(beyond);
    EXPECT_EQ(decoded.code, grpc::StatusCode::INVALID_ARGUMENT) << limit.field;
    EXPECT_EQ(decoded.reason, "INVALID_REQUEST") << limit.field << " beyond the limit";
    EXPECT_THAT(decoded.fields, ElementsAre(limit.field));
    EXPECT_THAT(decoded.descriptions, ElementsAre(HasSubstr(std::to_string(limit.limit))));
  }
}

// Limits of the filter, which three requests have.
template <typename Request>
std::vector<Limit<Request>> FilterLimits() {
  using Filter = v1::SearchFilter;
  using Texts = google::protobuf::RepeatedPtrField<std::string>;
  const std::vector<std::pair<const char*, std::function<Texts*(Filter&)>>> texts = {
      {"topics", [](Filter& f) { return f.mutable_topics(); }},
  };
  static std::vector<std::string> names;
  names.reserve(100);
  std::vector<Limit<Request>> limits;
  for (const auto& [name, values] : texts) {
    names.push_back(std::string("filter.") + name);
    limits.push_back({names.back().c_str(), 32, [values = values](Request& request, size_t size) {
                        for (size_t i = 0; i < size; ++i) {
                          values(*request.mutable_filter())->Add("x");
                        }
                      }});
    names.push_back(std::string("filter.") + name + "[1]");
    limits.push_back({names.back().c_str(), 200, [values = values](Request& request, size_t size) {
                        values(*request.mutable_filter())->Add("x");
                        values(*request.mutable_filter())->Add(Long(size));
                      }});
  }
  // Of fields whose values are looked up, how many there may be; that of their bytes is beside
  // them.
  const std::vector<std::tuple<const char*, const char*, std::function<Texts*(Filter&)>>> codes = {
      {"filter.serves_regions", "NRW", [](Filter& f) { return f.mutable_serves_regions(); }},
      {"filter.avoid_regions", "Kassel", [](Filter& f) { return f.mutable_avoid_regions(); }},
      {"filter.services", "crisis-intervention", [](Filter& f) { return f.mutable_services(); }},
      {"filter.languages", "ro", [](Filter& f) { return f.mutable_languages(); }},
      {"filter.target_groups", "women", [](Filter& f) { return f.mutable_target_groups(); }},
      {"filter.courts", "BGH", [](Filter& f) { return f.mutable_courts(); }},
      {"filter.norms", "§ 232 StGB", [](Filter& f) { return f.mutable_norms(); }},
      {"filter.exploitation_forms", "forced-begging",
       [](Filter& f) { return f.mutable_exploitation_forms(); }},
  };
  for (const auto& [name, value, values] : codes) {
    limits.push_back({name, 32, [value = value, values = values](Request& request, size_t size) {
                        for (size_t i = 0; i < size; ++i)
                          values(*request.mutable_filter())->Add(value);
                      }});
  }
  limits.push_back({"filter.regions", 32, [](Request& request, size_t size) {
                      for (size_t i = 0; i < size; ++i)
                        request.mutable_filter()->add_regions("NRW");
                    }});
  // Hyphens do not matter in a spelling, so this is a region of any length.
  limits.push_back({"filter.regions[0]", 200, [](Request& request, size_t size) {
                      request.mutable_filter()->add_regions("NRW" + std::string(size - 3, '-'));
                    }});
  limits.push_back({"filter.courts[0]", 200, [](Request& request, size_t size) {
                      request.mutable_filter()->add_courts("LG " + std::string(size - 3, 'x'));
                    }});
  limits.push_back({"filter.norms[0]", 200, [](Request& request, size_t size) {
                      request.mutable_filter()->add_norms("§ 232 StGB" +
                                                          std::string(size - 11, ' '));
                    }});
  limits.push_back({"filter.organization_types", 32, [](Request& request, size_t size) {
                      for (size_t i = 0; i < size; ++i) {
                        request.mutable_filter()->add_organization_types(
                            v1::ORGANIZATION_TYPE_NETWORK);
                      }
                    }});
  limits.push_back({"filter.member_kinds", 32, [](Request& request, size_t size) {
                      for (size_t i = 0; i < size; ++i) {
                        request.mutable_filter()->add_member_kinds(v1::MEMBER_KIND_UNKNOWN);
                      }
                    }});
  limits.push_back({"filter.content_types", 32, [](Request& request, size_t size) {
                      for (size_t i = 0; i < size; ++i) {
                        request.mutable_filter()->add_content_types(v1::CONTENT_TYPE_ABOUT);
                      }
                    }});
  limits.push_back({"page_token", kMaxPageTokenBytes,
                    [](Request& request, size_t size) { request.set_page_token(Long(size)); }});
  return limits;
}

TEST(RequestCheck, HoldsEveryLimitExactly) {
  using Search = v1::SearchRequest;
  std::vector<Limit<Search>> search = FilterLimits<Search>();
  const auto add = [&](const char* field, size_t limit, std::function<void(Search&, size_t)> fill) {
    search.push_back({field, limit, std::move(fill)});
  };
  add("query", 2048, [](Search& r, size_t size) { r.set_query(Long(size)); });
  add("language_code", 35, [](Search& r, size_t size) { r.set_language_code(Long(size)); });
  add("similar_to", 100,
      [](Search& r, size_t size) { r.set_similar_to("contents/" + Long(size - 9)); });
  add("near.place", 200, [](Search& r, size_t size) { r.mutable_near()->set_place(Long(size)); });
  add("filter.kinds", 32, [](Search& r, size_t size) {
    for (size_t i = 0; i < size; ++i) {
      r.mutable_filter()->add_kinds(v1::RECORD_KIND_ORGANIZATION);
    }
  });
  add("facets", kMaxFacets, [](Search& r, size_t size) {
    for (size_t i = 0; i < size; ++i) r.add_facets(static_cast<v1::FacetField>(i + 1));
  });
  ExpectLimits(search);
  ExpectLimits(FilterLimits<v1::ListOrganizationsRequest>());
  ExpectLimits(FilterLimits<v1::ListContentsRequest>());
  ExpectLimits<v1::BatchGetOrganizationsRequest>(
      {{"names", 100,
        [](v1::BatchGetOrganizationsRequest& request, size_t size) {
          for (size_t i = 0; i < size; ++i) request.add_names("organizations/a");
        }},
       {"names[1]", 100, [](v1::BatchGetOrganizationsRequest& request, size_t size) {
          request.add_names("organizations/a");
          request.add_names("organizations/" + Long(size - 14));
        }}});
  ExpectLimits<v1::GetOrganizationRequest>(
      {{"name", 100,
        [](v1::GetOrganizationRequest& request, size_t size) {
          request.set_name("organizations/" + Long(size - 14));
        }},
       {"language_code", 35, [](v1::GetOrganizationRequest& request, size_t size) {
          request.set_name("organizations/a");
          request.set_language_code(Long(size));
        }}});
  ExpectLimits<v1::GetContentRequest>(
      {{"name", 100, [](v1::GetContentRequest& request, size_t size) {
          request.set_name("contents/" + Long(size - 9));
        }}});
  // Blanks do not matter in a number, nor the name before an address.
  ExpectLimits<v1::LookupContactRequest>(
      {{"phone_number", 100,
        [](v1::LookupContactRequest& request, size_t size) {
          request.set_phone_number("110" + std::string(size - 3, ' '));
        }},
       {"email", 254, [](v1::LookupContactRequest& request, size_t size) {
          request.set_email(Long(size - 8) + " <a@b.c>");
        }}});
  ExpectLimits<v1::ListRegionsRequest>(
      {{"language_code", 35, [](v1::ListRegionsRequest& request, size_t size) {
          request.set_language_code(Long(size));
        }}});
}

TEST(RequestCheck, SaysWhatAContactHasToBe) {
  const struct {
    const char* request;
    const char* field;
    const char* description;
  } cases[] = {
      {"", "contact", "expected phone_number or email"},
      {"phone_number: ''", "phone_number", "holds no digits"},
      {"phone_number: '0511 ABC'", "phone_number", "something else"},
      {"phone_number: '1'", "phone_number", "3 to 17 digits"},
      {"phone_number: '030 26391176 / 030 26391186'", "phone_number", "another number"},
      {"phone_number: 'info@kok-buero.de'", "phone_number", "expected one telephone number"},
      {"email: ''", "email", "expected one e-mail address"},
      {"email: 'info'", "email", "one @"},
      {"email: 'info@@kok-buero.de'", "email", "one @"},
      {"email: 'in fo@kok-buero.de'", "email", "no blanks"},
      {"email: 'info@kok'", "email", "a dot"},
  };
  for (const auto& c : cases) {
    const DecodedStatus decoded = Check(Read<v1::LookupContactRequest>(c.request));
    EXPECT_EQ(decoded.code, grpc::StatusCode::INVALID_ARGUMENT) << c.request;
    EXPECT_EQ(decoded.reason, "INVALID_REQUEST") << c.request;
    EXPECT_THAT(decoded.fields, ElementsAre(c.field)) << c.request;
    EXPECT_THAT(decoded.descriptions, ElementsAre(HasSubstr(c.description))) << c.request;
  }
  for (const char* request : {"phone_number: '110'", "phone_number: 'Tel.: 0511/2157 8225 (AB)'",
                              "email: 'KOK <INFO@kok-buero.de>'"}) {
    EXPECT_EQ(Check(Read<v1::LookupContactRequest>(request)).code, grpc::StatusCode::OK) << request;
  }
}

// What can be wrong with a contact is said in words that are always the same.
TEST(RequestCheck, NoErrorHoldsAContact) {
  for (const char* request :
       {"phone_number: '0170 9876543 Zwiebel'", "phone_number: '0170 9876543 / 0170 9876544'",
        "phone_number: '0170 9876543 0170 9876543'", "email: 'zwiebel9876543@@a.de'"}) {
    const DecodedStatus decoded = Check(Read<v1::LookupContactRequest>(request));
    EXPECT_EQ(decoded.code, grpc::StatusCode::INVALID_ARGUMENT) << request;
    EXPECT_THAT(decoded.bytes + decoded.message, Not(HasSubstr("9876543"))) << request;
    EXPECT_THAT(decoded.bytes + decoded.message, Not(HasSubstr("wiebel"))) << request;
  }
}

template <typename Request>
void ExpectPageSizes() {
  for (const int size : {0, 1, 100, 101, std::numeric_limits<int>::max()}) {
    Request request;
    request.set_page_size(size);
    EXPECT_EQ(Check(request).code, grpc::StatusCode::OK) << size;
  }
  for (const int size : {-1, -100, std::numeric_limits<int>::min()}) {
    Request request;
    request.set_page_size(size);
    EXPECT_THAT(Check(request).fields, ElementsAre("page_size")) << size;
  }
}

TEST(RequestCheck, OnlyNegativePageSizesAreRefused) {
  ExpectPageSizes<v1::SearchRequest>();
  ExpectPageSizes<v1::ListOrganizationsRequest>();
  ExpectPageSizes<v1::ListContentsRequest>();
}

TEST(RequestCheck, LargePageSizesAreCutDown) {
  const struct {
    int requested;
    int effective;
  } cases[] = {{0, 20},    {1, 1},     {20, 20},
               {100, 100}, {101, 100}, {std::numeric_limits<int>::max(), 100}};
  for (const auto& c : cases) EXPECT_EQ(EffectivePageSize(c.requested), c.effective) << c.requested;
}

TEST(RequestCheck, HoldsTheLimitsOfSuggestions) {
  ExpectLimits<v1::SuggestRequest>(
      {{"prefix", 200, [](v1::SuggestRequest& r, size_t size) { r.set_prefix(Long(size)); }},
       {"language_code", 35,
        [](v1::SuggestRequest& r, size_t size) { r.set_language_code(Long(size)); }}});
  const struct {
    int requested;
    int effective;
  } cases[] = {{0, 10}, {1, 1}, {9, 9}, {10, 10}, {11, 10}, {std::numeric_limits<int>::max(), 10}};
  for (const auto& c : cases) {
    v1::SuggestRequest request;
    request.set_limit(c.requested);
    EXPECT_EQ(Check(request).code, grpc::StatusCode::OK) << c.requested;
    EXPECT_EQ(EffectiveSuggestions(c.requested), c.effective) << c.requested;
  }
  for (const int limit : {-1, std::numeric_limits<int>::min()}) {
    v1::SuggestRequest request;
    request.set_limit(limit);
    EXPECT_EQ(Check(request).reason, "INVALID_REQUEST") << limit;
    EXPECT_THAT(Check(request).fields, ElementsAre("limit")) << limit;
  }
  EXPECT_EQ(Check(Read<v1::SuggestRequest>("language_code: 'tr'")).reason, "NOT_SERVED");
}

// --- Enums ---------------------------------------------------------------------------------------

TEST(RequestCheck, RefusesEnumValuesThatThereAreNot) {
  const std::vector<std::pair<const char*, std::function<void(v1::SearchFilter&, int)>>> fields = {
      {"filter.kinds[0]",
       [](v1::SearchFilter& f, int value) { f.add_kinds(static_cast<v1::RecordKind>(value)); }},
      {"filter.organization_types[0]",
       [](v1::SearchFilter& f, int value) {
         f.add_organization_types(static_cast<v1::OrganizationType>(value));
       }},
      {"filter.member_kinds[0]",
       [](v1::SearchFilter& f, int value) {
         f.add_member_kinds(static_cast<v1::MemberKind>(value));
       }},
      {"filter.content_types[0]",
       [](v1::SearchFilter& f, int value) {
         f.add_content_types(static_cast<v1::ContentType>(value));
       }},
  };
  for (const auto& [field, add] : fields) {
    for (const int value :
         {0, -1, 77, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
      v1::SearchRequest request;
      add(*request.mutable_filter(), value);
      const DecodedStatus decoded = Check(request);
      EXPECT_EQ(decoded.reason, "INVALID_REQUEST") << field << value;
      EXPECT_THAT(decoded.fields, ElementsAre(field)) << value;
    }
    v1::SearchRequest request;
    add(*request.mutable_filter(), 1);
    EXPECT_EQ(Check(request).code, grpc::StatusCode::OK) << field;
  }
  for (const int value : {-1, 77, std::numeric_limits<int>::max()}) {
    v1::SearchRequest request;
    request.set_view(static_cast<v1::ResultView>(value));
    request.set_order_by(static_cast<v1::SortOrder>(value));
    EXPECT_THAT(Check(request).fields, testing::UnorderedElementsAre("view", "order_by")) << value;
    v1::ListContentsRequest list;
    list.set_view(static_cast<v1::ResultView>(value));
    EXPECT_THAT(Check(list).fields, ElementsAre("view")) << value;
  }
}

TEST(RequestCheck, AcceptsEveryValueOfEachFilterEnum) {
  v1::SearchRequest request;
  for (int i = 1; i < v1::RecordKind_ARRAYSIZE; ++i) {
    request.mutable_filter()->add_kinds(static_cast<v1::RecordKind>(i));
  }
  for (int i = 1; i < v1::OrganizationType_ARRAYSIZE; ++i) {
    request.mutable_filter()->add_organization_types(static_cast<v1::OrganizationType>(i));
  }
  for (int i = 1; i < v1::MemberKind_ARRAYSIZE; ++i) {
    request.mutable_filter()->add_member_kinds(static_cast<v1::MemberKind>(i));
  }
  for (int i = 1; i < v1::ContentType_ARRAYSIZE; ++i) {
    request.mutable_filter()->add_content_types(static_cast<v1::ContentType>(i));
  }
  EXPECT_EQ(Check(request).code, grpc::StatusCode::OK) << Check(request).message;
}

TEST(RequestCheck, AListHoldsItsOwnKindOnly) {
  EXPECT_EQ(
      Check(Read<v1::ListOrganizationsRequest>("filter { kinds: RECORD_KIND_ORGANIZATION }")).code,
      grpc::StatusCode::OK);
  EXPECT_THAT(
      Check(Read<v1::ListOrganizationsRequest>("filter { kinds: RECORD_KIND_CONTENT }")).fields,
      ElementsAre("filter.kinds[0]"));
  EXPECT_EQ(Check(Read<v1::ListContentsRequest>("filter { kinds: RECORD_KIND_CONTENT }")).code,
            grpc::StatusCode::OK);
  EXPECT_THAT(Check(Read<v1::ListContentsRequest>(
                        "filter { kinds: RECORD_KIND_CONTENT kinds: RECORD_KIND_ORGANIZATION }"))
                  .fields,
              ElementsAre("filter.kinds[1]"));
}

// --- Regions, names, generations -----------------------------------------------------------------

template <typename Request>
void ExpectCodes() {
  Request request;
  for (const char* spelling : {"NRW", "de-nw", "05", "Meck-Pomm", "Südtirol", "suisse", "DE"}) {
    request.mutable_filter()->add_regions(spelling);
  }
  for (const char* spelling : {"RO", "ro-RO", "Rumänisch", "Romanian", "română", "zh-Hant-TW"}) {
    request.mutable_filter()->add_languages(spelling);
  }
  EXPECT_TRUE(CheckRequest(request, Shipped()).ok());
  EXPECT_THAT(request.filter().languages(), ElementsAre("ro", "ro", "ro", "ro", "ro", "zh"));
  EXPECT_THAT(request.filter().regions(),
              ElementsAre("DE-NW", "DE-NW", "DE-NW", "DE-MV", "IT", "CH", "DE"));
}

TEST(RequestCheck, ReplacesRegionsByTheirCodes) {
  ExpectCodes<v1::SearchRequest>();
  ExpectCodes<v1::SuggestRequest>();
  ExpectCodes<v1::ListOrganizationsRequest>();
  ExpectCodes<v1::ListContentsRequest>();
}

TEST(RequestCheck, RefusesWhatCannotBeMeantWithTheFieldThatSaysIt) {
  const struct {
    const char* request;
    const char* field;
  } cases[] = {
      {"near { }", "near"},
      {"near { radius_km: 5 }", "near"},
      {"near { place: 'Kassel' radius_km: -1 }", "near.radius_km"},
      {"near { place: 'Kassel' radius_km: 501 }", "near.radius_km"},
      {"near { place: 'Kassel' radius_km: nan }", "near.radius_km"},
      {"near { place: 'Kassel' radius_km: inf }", "near.radius_km"},
      {"near { point { latitude: 91 } }", "near.point.latitude"},
      {"near { point { latitude: -90.1 } }", "near.point.latitude"},
      {"near { point { latitude: nan longitude: 8 } }", "near.point.latitude"},
      {"near { point { longitude: 180.5 } }", "near.point.longitude"},
      {"near { point { longitude: nan } }", "near.point.longitude"},
      {"near { point { longitude: -inf } }", "near.point.longitude"},
      {"order_by: SORT_ORDER_DISTANCE", "order_by"},
      {"facets: FACET_FIELD_UNSPECIFIED", "facets[0]"},
      {"facets: FACET_FIELD_TOPICS facets: FACET_FIELD_TOPICS", "facets[1]"},
      {"filter { serves_regions: 'Atlantis' }", "filter.serves_regions[0]"},
      {"filter { serves_regions: 'Kassel' }", "filter.serves_regions[0]"},
      {"filter { avoid_regions: 'Hessen' avoid_regions: 'Atlantis' }", "filter.avoid_regions[1]"},
      {"filter { avoid_regions: '' }", "filter.avoid_regions[0]"},
      {"filter { avoid_regions: '00000' }", "filter.avoid_regions[0]"},
      {"filter { avoid_areas { place: 'Atlantis' radius_km: 5 } }", "filter.avoid_areas[0].place"},
      {"filter { avoid_areas { radius_km: 5 } }", "filter.avoid_areas[0].place"},
      {"filter { avoid_areas { place: 'Kassel' radius_km: -5 } }",
       "filter.avoid_areas[0].radius_km"},
      {"filter { avoid_areas { place: 'Kassel' radius_km: nan } }",
       "filter.avoid_areas[0].radius_km"},
      {"filter { avoid_areas { place: 'Kassel' radius_km: 500.5 } }",
       "filter.avoid_areas[0].radius_km"},
      {"filter { max_age_days: -1 }", "filter.max_age_days"},
      {"filter { max_age_days: 36501 }", "filter.max_age_days"},
      {"filter { languages: 'klingonsk' }", "filter.languages[0]"},
      {"filter { languages: '' }", "filter.languages[0]"},
      {"filter { languages: 'ro_RO' }", "filter.languages[0]"},
      {"filter { services: 'teleport' }", "filter.services[0]"},
      {"filter { target_groups: 'x' }", "filter.target_groups[0]"},
      {"filter { exploitation_forms: '' }", "filter.exploitation_forms[0]"},
  };
  for (const auto& c : cases) {
    const DecodedStatus decoded = Check(Read<v1::SearchRequest>(c.request));
    EXPECT_EQ(decoded.code, grpc::StatusCode::INVALID_ARGUMENT) << c.request;
    EXPECT_EQ(decoded.reason, "INVALID_REQUEST") << c.request;
    EXPECT_THAT(decoded.fields, ElementsAre(c.field)) << c.request;
  }
}

TEST(RequestCheck, AcceptsPlacesAtTheLimit) {
  for (const char* request :
       {"near { place: '' }", "near { place: 'Atlantis' radius_km: 500 }",
        "near { point { latitude: 90 longitude: 180 } }",
        "near { point { latitude: -90 longitude: -180 } radius_km: 0 }",
        "near { place: 'Kassel' } order_by: SORT_ORDER_DISTANCE",
        "filter { avoid_areas { place: '34117' radius_km: 500 } max_age_days: 36500 }",
        "filter { avoid_regions: 'Landkreis Kassel' avoid_regions: '06633' avoid_regions: 'HE' "
        "avoid_regions: '34117' avoid_regions: 'Schweiz' avoid_regions: 'Bozen' "
        "avoid_regions: '05758012' }",
        "filter { regions: 'Hessen' avoid_regions: 'Hessen' }"}) {
    EXPECT_EQ(Check(Read<v1::SearchRequest>(request)).code, grpc::StatusCode::OK) << request;
  }
  v1::SearchRequest areas;
  for (int i = 0; i < 8; ++i) areas.mutable_filter()->add_avoid_areas()->set_place("Kassel");
  EXPECT_EQ(Check(areas).code, grpc::StatusCode::OK);
  areas.mutable_filter()->add_avoid_areas()->set_place("Kassel");
  EXPECT_THAT(Check(areas).fields, ElementsAre("filter.avoid_areas"));
}

TEST(RequestCheck, AnUnknownRegionListsTheValidOnes) {
  for (const char* unknown : {"Atlantis", "", "DE-XX", "-"}) {
    v1::SearchRequest request;
    request.mutable_filter()->add_regions("NRW");
    request.mutable_filter()->add_regions(unknown);
    const DecodedStatus decoded = Check(request);
    EXPECT_THAT(decoded.fields, ElementsAre("filter.regions[1]")) << unknown;
    ASSERT_EQ(decoded.descriptions.size(), 1U);
    for (const region::RegionRow* row : Shipped().regions().listed()) {
      EXPECT_THAT(decoded.descriptions[0], HasSubstr(row->code)) << unknown;
    }
  }
}

TEST(RequestCheck, AcceptsResourceNamesOnly) {
  for (const char* name : {"organizations/a", "organizations/fiz-stuttgart", "organizations/1-2"}) {
    v1::GetOrganizationRequest request;
    request.set_name(name);
    EXPECT_EQ(Check(request).code, grpc::StatusCode::OK) << name;
  }
  for (const char* name :
       {"", "organizations", "organizations/", "organizations/A", "organizations/a--b",
        "organizations/-a", "organizations/a-", "organizations/ä", "contents/a",
        "organizations/a/b", "organizations/../a", " organizations/a", "organizations/a\n"}) {
    v1::GetOrganizationRequest get;
    get.set_name(name);
    EXPECT_THAT(Check(get).fields, ElementsAre("name")) << name;
    v1::BatchGetOrganizationsRequest batch;
    batch.add_names("organizations/a");
    batch.add_names(name);
    EXPECT_THAT(Check(batch).fields, ElementsAre("names[1]")) << name;
  }
  EXPECT_EQ(Check(Read<v1::GetContentRequest>("name: 'contents/spenden'")).code,
            grpc::StatusCode::OK);
  EXPECT_THAT(Check(Read<v1::GetContentRequest>("name: 'organizations/a'")).fields,
              ElementsAre("name"));
  EXPECT_THAT(Check(v1::BatchGetOrganizationsRequest()).fields, ElementsAre("names"));
}

TEST(RequestCheck, AcceptsIdsOfGenerationsOnly) {
  for (const char* id : {"", "20260102T030405Z-0123456789abcdef"}) {
    v1::GetIndexInfoRequest request;
    request.set_since_generation(id);
    EXPECT_EQ(Check(request).code, grpc::StatusCode::OK) << id;
  }
  for (const std::string& id : {std::string("latest"), std::string("../CURRENT"),
                                std::string("20260102T030405Z-0123456789ABCDEF"),
                                std::string("20260102T030405Z-0123456789abcdef/"), Long(100000)}) {
    v1::GetIndexInfoRequest request;
    request.set_since_generation(id);
    EXPECT_THAT(Check(request).fields, ElementsAre("since_generation")) << id.substr(0, 40);
  }
}

// --- Errors as a whole ---------------------------------------------------------------------------

TEST(RequestCheck, CollectsAllViolationsUpToTen) {
  v1::SearchRequest request = Read<v1::SearchRequest>("page_size: -1 view: 77 order_by: 77");
  request.set_query(Long(3000));
  request.mutable_filter()->add_regions("Atlantis");
  EXPECT_THAT(
      Check(request).fields,
      testing::UnorderedElementsAre("query", "page_size", "view", "order_by", "filter.regions[0]"));
  for (int i = 1; i < 32; ++i) request.mutable_filter()->add_regions("Atlantis");
  EXPECT_EQ(Check(request).fields.size(), 10U);
}

// Details travel in trailers that clients limit to 8 KiB; the protocol's own bound is 2 KiB.
TEST(RequestCheck, TheLargestErrorStaysSmall) {
  const auto details_of = [](v1::SearchRequest request) {
    return ToGrpcStatus(CheckRequest(request, Shipped())).error_details().size();
  };
  v1::SearchRequest unknown_regions;
  v1::SearchRequest long_values;
  v1::SearchRequest not_served;
  for (int i = 0; i < 32; ++i) {
    unknown_regions.mutable_filter()->add_regions("Atlantis");
    long_values.mutable_filter()->add_exploitation_forms(Long(5000));
  }
  for (const tests::FieldPath& path : tests::FieldPathsOf(*not_served.GetDescriptor())) {
    if (kSearchDecisions.at(tests::PathName(path)) == Decision::kNotServed) {
      tests::SetSample(path, not_served);
    }
  }
  EXPECT_LE(details_of(unknown_regions), 2048U);
  EXPECT_LE(details_of(long_values), 2048U);
  EXPECT_LE(details_of(not_served), 2048U);
}

// Errors are logged by clients, proxies and gateways.
template <typename Request>
void ExpectNothingSentComesBack() {
  const std::string marker = "Geheimwort";
  Request all;
  for (const tests::FieldPath& path : tests::FieldPathsOf(*Request::descriptor())) {
    if (path.back()->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_STRING) continue;
    for (const size_t times : {size_t{1}, size_t{11}, size_t{300}}) {
      std::string text;
      for (size_t i = 0; i < times; ++i) text += marker;
      Request one;
      tests::SetSample(path, one, text);
      EXPECT_THAT(Check(one).bytes, Not(HasSubstr(marker))) << tests::PathName(path);
      tests::SetSample(path, all, text);
    }
  }
  EXPECT_THAT(Check(all).bytes, Not(HasSubstr(marker)));
}

TEST(RequestCheck, NoErrorHoldsWhatWasSent) {
  ExpectNothingSentComesBack<v1::SearchRequest>();
  ExpectNothingSentComesBack<v1::SuggestRequest>();
  ExpectNothingSentComesBack<v1::LookupContactRequest>();
  ExpectNothingSentComesBack<v1::ListOrganizationsRequest>();
  ExpectNothingSentComesBack<v1::ListContentsRequest>();
  ExpectNothingSentComesBack<v1::GetOrganizationRequest>();
  ExpectNothingSentComesBack<v1::GetContentRequest>();
  ExpectNothingSentComesBack<v1::BatchGetOrganizationsRequest>();
  ExpectNothingSentComesBack<v1::ListRegionsRequest>();
  ExpectNothingSentComesBack<v1::GetIndexInfoRequest>();
}

TEST(RequestCheck, AnyQueryWithinTheLimitIsAccepted) {
  for (const std::string& query :
       {std::string(), std::string("\0", 1), std::string("(((\"' AND NOT *"),
        std::string("\xf0\x9f\x98\x80"), std::string(2048, '(')}) {
    v1::SearchRequest request;
    request.set_query(query);
    EXPECT_EQ(Check(request).code, grpc::StatusCode::OK) << query;
  }
}

}  // namespace
}  // namespace kok::rpc
