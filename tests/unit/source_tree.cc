#include "tests/unit/source_tree.h"

namespace kok::tests {

std::string SourcePath(std::string_view path) {
  std::string absolute = KOK_SOURCE_DIR "/";
  absolute += path;
  return absolute;
}

}  // namespace kok::tests
