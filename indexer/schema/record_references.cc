#include "indexer/schema/record_references.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/reflection.h>

#include <utility>
#include <vector>

namespace kok::schema {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using kok::search::v1::Content;
using kok::search::v1::Decision;
using kok::search::v1::Organization;

// A string, or several.
using Fields = std::vector<const FieldDescriptor*>;

const Fields& OrganizationFields() {
  static const Fields& fields = *new Fields{
      Organization::descriptor()->FindFieldByNumber(Organization::kParentFieldNumber),
      Organization::descriptor()->FindFieldByNumber(Organization::kSupersededByFieldNumber),
      Organization::descriptor()->FindFieldByNumber(Organization::kConfusableWithFieldNumber)};
  return fields;
}

// All of what refers in a content lies in its decision.
const Fields& DecisionFields() {
  static const Fields& fields = *new Fields{
      Decision::descriptor()->FindFieldByNumber(Decision::kRelatedDecisionsFieldNumber)};
  return fields;
}

std::set<std::string> ValuesOf(const Message& message, const Fields& fields) {
  const Reflection& access = *message.GetReflection();
  std::set<std::string> values;
  for (const FieldDescriptor* field : fields) {
    if (field->is_repeated()) {
      const auto list = access.GetRepeatedFieldRef<std::string>(message, field);
      values.insert(list.begin(), list.end());
    } else {
      values.insert(access.GetString(message, field));
    }
  }
  values.erase("");  // a field that is not set
  return values;
}

// Takes `names` out of a list. Returns whether there was any.
bool RemoveFromList(const std::set<std::string>& names, const FieldDescriptor* field,
                    Message& message) {
  const auto list =
      message.GetReflection()->GetMutableRepeatedFieldRef<std::string>(&message, field);
  std::vector<std::string> kept;
  for (int i = 0; i < list.size(); ++i) {
    std::string name = list.Get(i);
    if (names.count(name) == 0) kept.push_back(std::move(name));
  }
  if (kept.size() == static_cast<size_t>(list.size())) return false;
  list.Clear();
  for (const std::string& name : kept) list.Add(name);
  return true;
}

bool Remove(const std::set<std::string>& names, const Fields& fields, Message& message) {
  const Reflection& access = *message.GetReflection();
  bool any = false;
  for (const FieldDescriptor* field : fields) {
    if (field->is_repeated()) {
      if (RemoveFromList(names, field, message)) any = true;
      continue;
    }
    const std::string name = access.GetString(message, field);
    if (name.empty() || names.count(name) == 0) continue;
    access.ClearField(&message, field);
    any = true;
  }
  return any;
}

}  // namespace

std::set<std::string> ReferencesOf(const Organization& organization) {
  return ValuesOf(organization, OrganizationFields());
}

std::set<std::string> ReferencesOf(const Content& content) {
  return ValuesOf(content.decision(), DecisionFields());
}

bool RemoveReferences(const std::set<std::string>& names, Organization& organization) {
  return Remove(names, OrganizationFields(), organization);
}

bool RemoveReferences(const std::set<std::string>& names, Content& content) {
  return content.has_decision() && Remove(names, DecisionFields(), *content.mutable_decision());
}

}  // namespace kok::schema
