#!/bin/sh
# The systemd units are read by systemd without a complaint, are as locked in as they say, and call commands that exist.
set -eu
cd "$(dirname "$0")/../.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp deploy/systemd/kok-* "$copy"
# Verification wants the programs and pages to be there: what the packages install stands in for itself.
for unit in "$copy"/*.service; do
  for path in $(grep -ohE '/usr/(bin/kok-[a-z]+|lib/kok-search/[a-z.-]+)' "$unit"); do
    case $path in
      # The bundle is made by npm, and gateway.cmake installs what it finds in its folder.
      *.js) grep -q "dist/${path##*/})" deploy/debian/gateway.cmake ;;
      /usr/bin/*) grep -q "PROGRAM ${path##*/} " deploy/debian/packages.cmake ;;
      *) [ -x "deploy/debian/${path##*/}" ] && grep -q "/${path##*/} DESTINATION usr/lib/kok-search " deploy/debian/packages.cmake ;;
    esac || { echo "$(basename "$unit"): no package installs $path"; exit 1; }
  done
  grep -q "$(basename "$unit")" deploy/debian/*.cmake || { echo "no package has $(basename "$unit")"; exit 1; }
  sed -i -E 's#/usr/(bin/kok-[a-z]+|bin/node|lib/kok-search/[a-z.-]+)#/bin/true#' "$unit"
done

complaints=$(cd "$copy" && systemd-analyze verify ./kok-indexer.service ./kok-indexer.timer \
  ./kok-indexer-failure@x.service ./kok-indexer-mail@x.service ./kok-searchd.service ./kok-search-gateway.service 2>&1) || { echo "$complaints"; exit 1; }
[ -z "$complaints" ] || { echo "$complaints"; exit 1; }
# The threshold is ten times the exposure: at most 1.0, and 1.5 for the one that hands letters to a mail server's own programs.
for unit in kok-indexer.service kok-indexer-failure@.service kok-indexer-mail@.service kok-searchd.service kok-search-gateway.service; do
  threshold=10
  [ "$unit" != kok-indexer-mail@.service ] || threshold=15
  (cd "$copy" && systemd-analyze security --offline=true --threshold="$threshold" "./$unit") >"$copy/security" 2>&1 ||
    { tail -3 "$copy/security"; exit 1; }
done

# The gateway, which other machines may reach first, is not of the group that reads the index and the service's key.
for line in User=kok-search-gateway Group=kok-search-gateway; do
  grep -qx "$line" deploy/systemd/kok-search-gateway.service || { echo "kok-search-gateway.service lacks $line"; exit 1; }
done
! grep -q '^SupplementaryGroups=' deploy/systemd/kok-search-gateway.service || { echo "kok-search-gateway.service has further groups"; exit 1; }

for program in kok-indexer kok-searchd kok-search-gateway; do
  for variable in $(grep -o '\$[{]*KOK_[A-Z_]*' deploy/systemd/$program.service | tr -d '${}' | sort -u); do
    # Those of other machines are in the file that kok-search-setup-tls writes.
    grep -q "^$variable=" deploy/systemd/$program.env deploy/debian/kok-search-setup-tls ||
      { echo "$program.env lacks $variable"; exit 1; }
  done
done
# A key that a program refuses could never be set; one that it takes and nothing reads is a mistake, too.
for row in kok-searchd:service/service_main.cc kok-indexer:indexer/indexer_main.cc; do
  program=${row%%:*}
  taken=$(grep -oE '"KOK_[A-Z_]+"' "${row#*:}" | tr -d '"' | sort -u)
  read=$(grep -ohE 'KOK_[A-Z_]+' deploy/systemd/"$program".service $([ "$program" != kok-indexer ] || echo deploy/debian/mail-failure) | sort -u)
  [ "$taken" = "$read" ] || { echo "$program takes these keys:" $taken "; its units read:" $read; exit 1; }
done
declared=$(tr -d '\n ' <service/service_main.cc)
for flag in $(grep -ohE -- '(^|[ =])--[a-z_]+' deploy/systemd/kok-searchd.service deploy/systemd/kok-searchd.env | tr -d ' =-' | sort -u); do
  case $declared in
    *"ABSL_FLAG(std::string,$flag,"* | *"ABSL_FLAG(std::vector<std::string>,$flag,"*) ;;
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
