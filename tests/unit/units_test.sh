#!/bin/sh
# The systemd units are read by systemd without a complaint, are as locked in as they say, and call commands that exist.
set -eu
cd "$(dirname "$0")/../.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp deploy/systemd/kok-* "$copy"
# Verification wants the programs to be there.
sed -i 's#/usr/bin/kok-[a-z]*#/bin/true#' "$copy/kok-indexer.service" "$copy/kok-searchd.service"
sed -i 's#/usr/bin/node#/bin/true#' "$copy/kok-search-gateway.service"

complaints=$(cd "$copy" && systemd-analyze verify ./kok-indexer.service ./kok-indexer.timer \
  ./kok-indexer-failure@x.service ./kok-searchd.service ./kok-search-gateway.service 2>&1) || { echo "$complaints"; exit 1; }
[ -z "$complaints" ] || { echo "$complaints"; exit 1; }
# The threshold is ten times the exposure: at most 1.0.
for unit in kok-indexer.service kok-indexer-failure@.service kok-searchd.service kok-search-gateway.service; do
  (cd "$copy" && systemd-analyze security --offline=true --threshold=10 "./$unit") >"$copy/security" 2>&1 ||
    { tail -3 "$copy/security"; exit 1; }
done

for program in kok-indexer kok-searchd kok-search-gateway; do
  for variable in $(grep -o '\$[{]*KOK_[A-Z_]*' deploy/systemd/$program.service | tr -d '${}' | sort -u); do
    grep -q "^$variable=" deploy/systemd/$program.env || { echo "$program.env lacks $variable"; exit 1; }
  done
done
declared=$(tr -d '\n ' <service/service_main.cc)
for flag in $(grep -ohE -- '(^|[ =])--[a-z_]+' deploy/systemd/kok-searchd.service deploy/systemd/kok-searchd.env | tr -d ' =-' | sort -u); do
  case $declared in
    *"ABSL_FLAG(std::string,$flag,"*) ;;
    *) echo "kok-searchd has no --$flag"; exit 1 ;;
  esac
done
for flag in $(grep -ohE -- '(^|[ =])--[a-z_]+' deploy/systemd/kok-search-gateway.service deploy/systemd/kok-search-gateway.env | tr -d ' =-' | sort -u); do
  # `--jitless` is spoken of in a comment: it is node's.
  [ "$flag" = jitless ] || grep -q "^  $flag: \[" service/gateway/src/flags.ts || { echo "kok-search-gateway has no --$flag"; exit 1; }
done
for command in $(sed -n 's#^ExecStart=/usr/bin/kok-indexer \([a-z]*\).*#\1#p' deploy/systemd/kok-indexer.service); do
  grep -q "{\"$command\"," indexer/indexer_main.cc || { echo "kok-indexer has no $command"; exit 1; }
done
echo "units hold"
