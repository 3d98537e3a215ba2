#!/bin/sh
# Every source is formatted as .clang-format says.
set -eu
cd "$(dirname "$0")/../.."
find indexer service tests -name '*.cc' -o -name '*.h' | xargs clang-format --dry-run -Werror
echo "format holds"
