#include "indexer/schema/offered_services.h"

namespace kok::schema {

namespace v1 = kok::search::v1;

std::vector<const v1::Attribute*> OfferedServices(const v1::Organization& organization) {
  std::vector<const v1::Attribute*> offered;
  for (const v1::Attribute& service : organization.services()) {
    if (service.state() == v1::ATTRIBUTE_STATE_YES ||
        service.state() == v1::ATTRIBUTE_STATE_VIA_INTERPRETER) {
      offered.push_back(&service);
    }
  }
  return offered;
}

}  // namespace kok::schema
