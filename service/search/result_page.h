// One page of results in the making: no more than were asked for, and no larger than a reply may
// be.

#ifndef KOK_SERVICE_SEARCH_RESULT_PAGE_H_
#define KOK_SERVICE_SEARCH_RESULT_PAGE_H_

#include <cstddef>
#include <utility>

#include "kok/search/v1/search_service.pb.h"
#include "service/search/page_range.h"

namespace kok::search_core {

// For one request. The first result is taken whatever its size.
class ResultPage {
 public:
  // `response` must outlive the page.
  ResultPage(size_t size, kok::search::v1::SearchResponse& response)
      : size_(size), response_(response) {}

  bool IsFull() const { return is_full_ || shown() >= size_; }
  size_t shown() const { return static_cast<size_t>(response_.results_size()); }
  // Results that it still has room for, by number.
  size_t room() const { return IsFull() ? 0 : size_ - shown(); }

  // Neither adds what would make the reply too large.
  void Append(kok::search::v1::SearchResult result) {
    bytes_ += result.ByteSizeLong();
    is_full_ = is_full_ || (bytes_ > kMaxReplyBytes && shown() > 0);
    if (!is_full_) *response_.add_results() = std::move(result);
  }
  void AppendFallback(kok::search::v1::SearchResult result) {
    bytes_ += result.ByteSizeLong();
    if (bytes_ <= kMaxReplyBytes) *response_.add_fallback() = std::move(result);
  }

 private:
  const size_t size_;
  kok::search::v1::SearchResponse& response_;
  bool is_full_ = false;
  size_t bytes_ = 0;
};

}  // namespace kok::search_core

#endif  // KOK_SERVICE_SEARCH_RESULT_PAGE_H_
