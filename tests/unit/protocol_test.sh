#!/bin/sh
# The protocol: linted, and no change that would break a client of the last release.
set -eu
cd "$(dirname "$0")/../../proto"
buf=node_modules/.bin/buf
[ -x "$buf" ] || { echo "buf is missing; tests/run installs it (npm install in proto/)"; exit 1; }
"$buf" lint
"$buf" format --diff --exit-code --exclude-path google --exclude-path grpc --exclude-path node_modules >/dev/null ||
  { echo "proto/ is not formatted: buf format -w"; exit 1; }
"$buf" breaking --against released.binpb
echo "protocol holds"
