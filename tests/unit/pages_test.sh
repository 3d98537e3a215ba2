#!/bin/sh
# The pages of the protocol say what its comments say, and no page of the project links to what is not there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
proto/pages/generate "$work/pages"
for page in "$work"/pages/*.md; do
  cmp -s "$page" "proto/pages/$(basename "$page")" ||
    { echo "proto/pages/$(basename "$page") does not say what the protocol says: run proto/pages/generate"; exit 1; }
done
for page in proto/pages/*.md; do
  [ -e "$work/pages/$(basename "$page")" ] || { echo "$page is about nothing in the protocol: remove it"; exit 1; }
done
"$here/dead_links.py"
echo "pages hold"
