#include "indexer/publish/pins.h"

#include "indexer/generation/layout.h"

namespace kok::publish {

absl::StatusOr<Pins> ReadPins(const std::string& index_folder) {
  return ReadIdList(index_folder, generation::kPinnedFile);
}

absl::Status WritePins(const std::string& index_folder, const Pins& pins) {
  return WriteIdList(index_folder, generation::kPinnedFile, generation::kPinnedTemporary, pins);
}

}  // namespace kok::publish
