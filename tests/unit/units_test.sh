#!/bin/sh
# The systemd units are read by systemd without a complaint, are as locked in as they say, and call commands that exist.
set -eu
cd "$(dirname "$0")/../.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp deploy/systemd/kok-indexer* "$copy"
# Verification wants the program to be there.
sed -i 's#/usr/bin/kok-indexer#/bin/true#' "$copy/kok-indexer.service"

complaints=$(cd "$copy" && systemd-analyze verify ./kok-indexer.service ./kok-indexer.timer \
  ./kok-indexer-failure@x.service 2>&1) || { echo "$complaints"; exit 1; }
[ -z "$complaints" ] || { echo "$complaints"; exit 1; }
# The threshold is ten times the exposure: at most 1.0.
for unit in kok-indexer.service kok-indexer-failure@.service; do
  (cd "$copy" && systemd-analyze security --offline=true --threshold=10 "./$unit") >"$copy/security" 2>&1 ||
    { tail -3 "$copy/security"; exit 1; }
done

for variable in $(grep -o '\$[{]*KOK_[A-Z_]*' deploy/systemd/kok-indexer.service | tr -d '${}' | sort -u); do
  grep -q "^$variable=" deploy/systemd/kok-indexer.env || { echo "kok-indexer.env lacks $variable"; exit 1; }
done
for command in $(sed -n 's#^ExecStart=/usr/bin/kok-indexer \([a-z]*\).*#\1#p' deploy/systemd/kok-indexer.service); do
  grep -q "{\"$command\"," indexer/indexer_main.cc || { echo "kok-indexer has no $command"; exit 1; }
done
echo "units hold"
