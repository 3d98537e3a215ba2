#include "service/rpc/paging.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <utility>

namespace kok::rpc {

namespace {

// Where records were withdrawn since the token was made, those that stood before it moved up: a
// listing that goes on may show one twice, but leaves none out.
size_t OffsetIn(const index::Snapshot& snapshot, const PagePosition& position) {
  if (snapshot.view() == position.view) return position.offset;
  return position.offset - std::min(position.offset, snapshot.withheld().size());
}

}  // namespace

absl::StatusOr<std::shared_ptr<const index::Snapshot>> ActiveSnapshot(
    const index::SnapshotHolder& holder) {
  std::shared_ptr<const index::Snapshot> snapshot = holder.Current();
  if (snapshot != nullptr) return snapshot;
  return RetryLater(absl::StatusCode::kUnavailable, "no index is loaded",
                    kok::search::v1::ERROR_REASON_INDEX_NOT_READY, kRetryWhenUnavailable);
}

std::string RequestKey(const char* method, const google::protobuf::Message& request) {
  std::unique_ptr<google::protobuf::Message> bare(request.New());
  bare->CopyFrom(request);
  for (const char* field : {"page_size", "page_token"}) {
    bare->GetReflection()->ClearField(bare.get(), bare->GetDescriptor()->FindFieldByName(field));
  }
  bare->DiscardUnknownFields();
  std::string key = method;
  google::protobuf::io::StringOutputStream stream(&key);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  bare->SerializeToCodedStream(&coded);
  coded.Trim();
  return key;
}

absl::StatusOr<Page> OpenPage(const index::SnapshotHolder& holder,
                              std::shared_ptr<const index::Snapshot> active,
                              const PageTokens& tokens, const std::string& page_token,
                              int page_size, std::string request_key) {
  Page page{std::move(active),
            {0, static_cast<size_t>(EffectivePageSize(page_size))},
            std::move(request_key)};
  if (page_token.empty()) return page;
  absl::StatusOr<PagePosition> position = tokens.Read(page_token, page.request_key);
  if (!position.ok()) return position.status();
  page.snapshot = holder.Find(position->generation);
  if (page.snapshot == nullptr) {
    return ErrorWithReason(absl::StatusCode::kAborted,
                           "the listing's generation is gone; begin again",
                           kok::search::v1::ERROR_REASON_PAGE_TOKEN_EXPIRED);
  }
  page.range.offset = OffsetIn(*page.snapshot, *position);
  return page;
}

std::string NextToken(const PageTokens& tokens, const Page& page, size_t next_offset) {
  if (next_offset == 0) return "";
  return tokens.Make({page.snapshot->id(), next_offset, page.snapshot->view()}, page.request_key);
}

}  // namespace kok::rpc
