#!/bin/sh
# SECURITY.md names no test, and links no file, that there is not.
set -u
cd "$(dirname "$0")/../.." || exit 1
failures=0
# `Suite.Test` or `Suite.*`, and the checks of the tree by their name in ctest.
for name in $(grep -oE '`[A-Z][A-Za-z]+\.([A-Z][A-Za-z0-9]+|\*)`' SECURITY.md | tr -d '`' | sort -u); do
  suite=${name%%.*} test=${name#*.}
  [ "$test" != '*' ] || test='[A-Za-z0-9]*'
  if ! grep -rqE "^TEST(_F|_P)?\($suite, $test\)" tests --include='*_test.cc'; then
    # Long names stand on two lines.
    grep -rhA1 -E "^TEST(_F|_P)?\($suite,$" tests --include='*_test.cc' | grep -qE "^ +$test\)" ||
      { echo "SECURITY.md: there is no test $name"; failures=$((failures + 1)); }
  fi
done
for file in $(grep -oE '\]\([^)#:]+\)' SECURITY.md | sed 's/^](//; s/)$//' | sort -u); do
  [ -e "$file" ] || { echo "SECURITY.md: there is no $file"; failures=$((failures + 1)); }
done
[ "$failures" -eq 0 ] && echo "SECURITY.md holds"
exit "$((failures > 0))"
