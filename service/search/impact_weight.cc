#include "service/search/impact_weight.h"

namespace kok::search_core {

ImpactWeight::ImpactWeight() {
  need_stat(WDF);
  need_stat(WDF_MAX);
}

void ImpactWeight::init(double factor) {
  factor_ = factor;
  max_part_ = factor_ * schema::ImpactOf(get_wdf_upper_bound());
}

}  // namespace kok::search_core
