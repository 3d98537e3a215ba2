#!/bin/sh
# The programs are hardened as deploy/hardening.cmake promises: `hardening_test.sh BUILD_FOLDER`, of a build without
# sanitizers. What a program shows of it is read from the program; a flag that leaves no mark there, from the commands of the
# build, one for each of our sources.
set -u
build=$1
programs="kok-indexer kok-searchd kok-searchctl"
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }

# What is looked for, in what, as an extended pattern. `!` in front: it must not be there.
properties='
position independent        header    Type: +DYN
position independent (PIE)  dynamic   \(FLAGS_1\).*PIE
read-only relocations       segments  GNU_RELRO
all relocations at start    dynamic   \(FLAGS\).*BIND_NOW
no executable stack         segments  GNU_STACK .* RW +0x
no segment to write and run segments  !LOAD .* RWE
no search path of its own   dynamic   !\((RPATH|RUNPATH)\)
no code changed at start    dynamic   !TEXTREL
stack protector             symbols   __stack_chk_fail
checked C library calls     symbols   __[a-z]+_chk(@|$)
checked C++ library         symbols   __glibcxx_assert_fail
branches marked for CET     main      endbr64
'

# What `view` of a program shows, one fact a line.
show() {
  case $1 in
    header) readelf -hW "$2" ;;
    dynamic) readelf -dW "$2" ;;
    segments) readelf -lW "$2" ;;
    # The stack protector is not counted among the checked calls.
    symbols) readelf --dyn-syms -W "$2" | awk '{ print $8 }' ;;
    main) objdump --disassemble=main --no-show-raw-insn "$2" | sed -n '/<main>:/{n;p;}' ;;
  esac
}

check_program() {
  printf '%s\n' "$properties" | while IFS= read -r row; do
    [ -n "$row" ] || continue
    what=$(printf '%s' "$row" | cut -c1-28)
    view=$(printf '%s' "$row" | cut -c29-38 | tr -d ' ')
    pattern=$(printf '%s' "$row" | cut -c39-)
    case $view:$(uname -m) in main:x86_64) ;; main:*) continue ;; esac
    shown=$(show "$view" "$1")
    [ "$pattern" != '__[a-z]+_chk(@|$)' ] || shown=$(printf '%s\n' "$shown" | grep -v stack_chk)
    case $pattern in
      !*) printf '%s\n' "$shown" | grep -E "${pattern#!}" >/dev/null && echo "$1: not so: $what" ;;
      *) printf '%s\n' "$shown" | grep -E -- "$pattern" >/dev/null || echo "$1: not so: $what" ;;
    esac
  done
}

for program in $programs; do
  [ -x "$build/bin/$program" ] || { fail "$build/bin/$program is missing"; continue; }
  found=$(check_program "$build/bin/$program")
  [ -z "$found" ] || fail "$found"
done

flags='-D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong -fstack-clash-protection
  -ftrivial-auto-var-init=zero -fno-delete-null-pointer-checks -fno-strict-overflow -Werror=format-security'
[ "$(uname -m)" != x86_64 ] || flags="$flags -fcf-protection=full"
commands=$(grep '"command":' "$build/compile_commands.json" | grep -E ' -c [^ ]*/(indexer|service|proto)/')
[ -n "$commands" ] || fail "$build/compile_commands.json names no source of ours"
for flag in $flags; do
  without=$(printf '%s\n' "$commands" | grep -vFe " $flag " | grep -oE -- '-c [^ ]+' | head -n 3)
  [ -z "$without" ] || fail "compiled without $flag: $without"
done
unoptimised=$(printf '%s\n' "$commands" | grep -vE -- ' -O(g|1|2|3|s) ' | head -n 1)
[ -z "$unoptimised" ] || fail "compiled without optimisation, and so without checked C library calls: $unoptimised"

[ "$failures" -eq 0 ] && echo "hardening holds"
exit "$((failures > 0))"
