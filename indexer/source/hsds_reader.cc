#include "indexer/source/hsds_reader.h"

#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "indexer/schema/json_line.h"
#include "indexer/source/hsds_confidential.h"
#include "indexer/source/hsds_document.h"
#include "indexer/source/hsds_organization.h"
#include "indexer/source/unchanged_file.h"

namespace kok::source {
namespace {

using google::protobuf::RepeatedPtrField;
using kok::search::ingest::v1::HsdsOrganization;
using kok::search::ingest::v1::HsdsService;
using kok::search::ingest::v1::HsdsServiceAtLocation;

constexpr int64_t kMaxFileBytes = 64 << 20;

// What lists by location hold apart: the service comes with one location an entry.
HsdsService ServiceOf(HsdsServiceAtLocation entry) {
  HsdsService service = std::move(*entry.mutable_service());
  entry.clear_service();
  *service.add_service_at_locations() = std::move(entry);
  return service;
}

// Those of `more` that `service` has not.
void AddLocations(HsdsService& more, HsdsService& service) {
  std::set<std::string> known;
  for (const auto& at : service.service_at_locations()) known.insert(at.SerializeAsString());
  for (auto& at : *more.mutable_service_at_locations()) {
    if (known.insert(at.SerializeAsString()).second) {
      *service.add_service_at_locations() = std::move(at);
    }
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<RecordReader>> HsdsReader::Open(const std::string& path,
                                                               const std::string& display_path,
                                                               const ReaderOptions& options) {
  absl::StatusOr<std::string> text = ReadUnchangedFile(path, kMaxFileBytes);
  if (!text.ok()) return text.status();
  return std::unique_ptr<RecordReader>(new HsdsReader(*std::move(text), display_path, options));
}

absl::StatusOr<std::optional<ReadItem>> HsdsReader::Next() {
  if (!loaded_) Load();
  loaded_ = true;
  if (!problems_.empty()) {
    std::optional<ReadItem> item(std::move(problems_.front()));
    problems_.pop_front();
    return item;
  }
  if (groups_.empty()) return std::optional<ReadItem>();
  const Group group = std::move(groups_.front());
  groups_.pop_front();
  return std::optional<ReadItem>(
      OrganizationFromHsds(group.organization, display_path_, group.line, options_));
}

void HsdsReader::Load() {
  HsdsDocument document = SplitHsdsDocument(text_, display_path_);
  problems_.assign(document.problems.begin(), document.problems.end());
  const bool may_hide_protected = !problems_.empty() && MayMarkConfidential(text_);
  for (RecordProblem& problem : problems_) problem.may_hide_protected = may_hide_protected;
  const auto parse = [this](const HsdsEntry& entry, google::protobuf::Message& message) {
    const auto problem = schema::ReadJsonObject(std::string(entry.text), message);
    if (!problem.has_value()) return true;
    const bool is_field = !problem->field.empty();
    Problem(entry.line + problem->line - 1,
            absl::StrCat(entry.path, is_field && !entry.path.empty() ? "." : "", problem->field),
            absl::StrCat(is_field ? "" : "not HSDS: ", problem->message),
            MayMarkConfidential(entry.text));
    return false;
  };
  for (const HsdsEntry& entry : document.entries) {
    HsdsOrganization organization;
    HsdsService service;
    HsdsServiceAtLocation at_location;
    if (entry.kind == HsdsKind::kOrganization && parse(entry, organization)) {
      AddOrganization(std::move(organization), entry.line);
    } else if (entry.kind == HsdsKind::kService && parse(entry, service)) {
      AddService(std::move(service), entry.line);
    } else if (entry.kind == HsdsKind::kServiceAtLocation && parse(entry, at_location)) {
      AddService(ServiceOf(std::move(at_location)), entry.line);
    }
  }
  AttachLooseServices();
  text_.clear();
  text_.shrink_to_fit();
}

// The full profile of a service repeats its organization: each copy completes the first, once.
void HsdsReader::AddOrganization(HsdsOrganization organization, int line) {
  const std::string key =
      organization.id().empty() ? absl::StrCat(" ", organization.name()) : organization.id();
  const auto [known, is_new] = group_by_id_.try_emplace(key, groups_.size());
  if (is_new) groups_.push_back({HsdsOrganization(), line, {}, {}});
  Group& group = groups_[known->second];
  HsdsOrganization& first = group.organization;
  if (!is_new && !organization.name().empty() && organization.name() != first.name()) {
    Problem(line, "organization.name",
            absl::StrCat("differs from that of the same id on line ", group.line),
            MayMarkConfidential(organization.SerializeAsString()));
    return;
  }
  RepeatedPtrField<HsdsService> services;
  services.Swap(organization.mutable_services());
  if (group.copies.insert(organization.SerializeAsString()).second) first.MergeFrom(organization);
  AddServices(std::move(services), group);
}

// Of a service that a part before this one had, what it adds: lists by location have each location
// of a service apart.
void HsdsReader::AddServices(RepeatedPtrField<HsdsService> services, Group& group) {
  std::vector<std::pair<std::string, int>> added;
  for (HsdsService& service : services) {
    std::string key = service.id().empty() ? service.SerializeAsString() : service.id();
    const auto known = group.services.find(key);
    if (known == group.services.end()) {
      added.emplace_back(std::move(key), group.organization.services_size());
      *group.organization.add_services() = std::move(service);
    } else {
      AddLocations(service, *group.organization.mutable_services(known->second));
    }
  }
  group.services.insert(added.begin(), added.end());
}

void HsdsReader::AddService(HsdsService service, int line) {
  if (!service.has_organization()) {
    if (service.organization_id().empty()) {
      Problem(line, "organization", "is missing: expected the organization or organization_id",
              MayMarkConfidential(service.SerializeAsString()));
    } else {
      loose_.push_back({std::move(service), line});
    }
    return;
  }
  HsdsOrganization organization = std::move(*service.mutable_organization());
  service.clear_organization();
  *organization.add_services() = std::move(service);
  AddOrganization(std::move(organization), line);
}

void HsdsReader::AttachLooseServices() {
  for (LooseService& loose : loose_) {
    const auto group = group_by_id_.find(loose.service.organization_id());
    if (group == group_by_id_.end()) {
      Problem(loose.line, "organization_id", "expected the id of an organization in this file",
              MayMarkConfidential(loose.service.SerializeAsString()));
      continue;
    }
    RepeatedPtrField<HsdsService> service;
    *service.Add() = std::move(loose.service);
    AddServices(std::move(service), groups_[group->second]);
  }
  loose_.clear();
}

void HsdsReader::Problem(int line, std::string field, std::string message,
                         bool may_hide_protected) {
  problems_.push_back(
      {display_path_, line, std::move(field), std::move(message), {}, may_hide_protected});
}

}  // namespace kok::source
