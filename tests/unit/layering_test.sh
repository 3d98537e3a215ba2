#!/bin/sh
# The dependency rules of the tree, checked on the includes: a broken one may still link by accident.
set -u
cd "$(dirname "$0")/../.." || exit 1
failures=0

# forbid FOLDER PATTERN WHY: no source below FOLDER includes PATTERN.
forbid() {
  found=$(grep -rnE "#include [\"<]($2)" "$1" --include='*.cc' --include='*.h')
  if [ -n "$found" ]; then
    printf '%s\n%s\n\n' "$3:" "$found"
    failures=$((failures + 1))
  fi
}

# Folders that may hold what the pattern of `only_in` allows elsewhere nowhere.
# only_in ROOT PATTERN WHY FOLDER...: below ROOT, only FOLDERs include PATTERN.
only_in() {
  root=$1 pattern=$2 why=$3
  shift 3
  allowed=$(printf '%s\n' "$@")
  found=$(grep -rnE "#include [\"<]($pattern)" "$root" --include='*.cc' --include='*.h' |
          grep -vE "^($(printf '%s' "$allowed" | paste -sd'|' -))")
  if [ -n "$found" ]; then
    printf '%s\n%s\n\n' "$why:" "$found"
    failures=$((failures + 1))
  fi
}

forbid indexer 'service/' 'indexer/ includes service/'
forbid indexer 'grpc|[a-z/]*\.grpc\.pb\.h' 'indexer/ includes gRPC'
forbid service 'indexer/(source|build|publish|commands)/' 'service/ includes folders that are the indexer'"'"'s own'
forbid service/rpc 'xapian' 'service/rpc includes Xapian'
only_in service 'grpcpp/|grpc/support|[a-z0-9_/]*\.grpc\.pb\.h' 'gRPC outside of its folders' \
  service/rpc/ service/security/ service/ctl/ service/server\\. service/admin_listener\\. service/service_main\\.cc
forbid indexer/schema 'indexer/(analysis|region|generation|source|build|publish)/' 'schema includes what stands above it'
forbid indexer/analysis 'indexer/(region|generation|source|build|publish)/' 'analysis includes what stands above it'
forbid indexer/region 'indexer/(generation|source|build|publish)/' 'region includes what stands above it'
forbid indexer/generation 'indexer/(analysis|region|source|build|publish)/' 'generation includes its neighbours'
forbid indexer/source 'indexer/(build|publish)/' 'source includes what stands above it'
forbid indexer/build 'indexer/publish/' 'build includes publish'
forbid indexer/publish 'indexer/(source|build)/' 'publish includes its neighbours'
forbid indexer/lint 'indexer/publish/' 'lint includes publish'
only_in indexer 'indexer/lint/' 'lint is included by other folders than commands' indexer/lint/ indexer/commands/
forbid service 'indexer/lint/' 'service/ includes lint'
forbid indexer/takeout 'indexer/(generation|build|publish|lint)/' 'takeout includes more than records and names'
only_in indexer 'indexer/takeout/' 'takeout is included by other folders than commands' indexer/takeout/ indexer/commands/
forbid service 'indexer/takeout/' 'service/ includes takeout'
for folder in schema analysis region generation source build publish lint takeout; do
  forbid indexer/$folder 'indexer/commands/' 'a folder includes the commands that stand above it'
done
forbid service/index 'service/(rpc|search|security|telemetry|ctl)/' 'index includes what stands above it'
forbid service/search 'service/(rpc|security|telemetry|ctl)/' 'search includes what stands above it'
forbid service/ctl 'indexer/[a-z]*/|service/(rpc|search|index|security|telemetry)/' 'ctl includes the service'

# A log takes typed events only; what writes any text is for the log itself.
only_in service 'spdlog/|service/telemetry/stderr_log' 'free text into the log' service/telemetry/
only_in service 'prometheus/' 'labels of any text' service/telemetry/

# Protected fields are known to the readers of sources only.
only_in indexer '[a-z/]*ingest/v1/record\.pb\.h' 'ingest records outside of indexer/source' indexer/source/

# never_reaches FOLDER PATTERN WHY: whatever the sources below FOLDER include, and what that includes, and so on, is not
# PATTERN: they cannot even name what it declares.
never_reaches() {
  reached=$(find "$1" -name '*.cc' -o -name '*.h')
  fresh=$reached
  while [ -n "$fresh" ]; do
    # shellcheck disable=SC2086 # lists of names
    included=$(sed -n 's/^#include "\(.*\)".*/\1/p' $fresh | sort -u)
    fresh=""
    for file in $included; do
      case " $(echo $reached) " in *" $file "*) continue ;; esac
      reached="$reached $file"
      [ ! -f "$file" ] || fresh="$fresh $file"
    done
  done
  found=$(printf '%s\n' $reached | grep -E "^($2)\$")
  if [ -n "$found" ]; then
    printf '%s:\n%s\n\n' "$3" "$found"
    failures=$((failures + 1))
  fi
}

# The builder and the service cannot reach ProtectedFields by type, not even through a header of the readers.
for folder in indexer/build service; do
  never_reaches "$folder" 'kok/search/ingest/v1/record\.pb\.h|indexer/source/protected_values\.h' \
    "$folder reaches the type of protected values"
done

bad_names=$(find indexer service proto data deploy tests -path '*/node_modules' -prune -o \
            -iregex '.*/[^/]*\(util\|common\|helper\|manager\)[^/]*' -print)
if [ -n "$bad_names" ]; then
  printf 'names that say nothing:\n%s\n' "$bad_names"
  failures=$((failures + 1))
fi

[ "$failures" -eq 0 ] && echo "layering holds"
exit "$((failures > 0))"
