# What systemd does with the units; and, where there is none, what they say themselves: user and group, environment files, command.

# The value of the last line KEY= of an installed unit; all of them, one a line, where there are several.
unit_value() { sed -n "s/^$2=//p" "$root/lib/systemd/system/$1.service"; }

# KEY=VALUE of its environment, as systemd reads it: Environment= first, then the files; a file with - in front may be missing.
unit_environment() {
  local unit=$1 file
  unit_value "$unit" Environment | tr ' ' '\n'
  for file in $(unit_value "$unit" EnvironmentFile); do
    [[ $file == -* && ! -e $root/${file#-} ]] || grep -E '^[A-Z_]+=' "$root/${file#-}"
  done
}

# The command of its first ExecStart, one word a line: ${X} is one word, $X several, both as systemd has it.
unit_command() {
  local unit=$1 line word
  (
    while IFS= read -r line; do export "$line"; done < <(unit_environment "$unit")
    set -f
    for word in $(unit_value "$unit" ExecStart | head -n 1); do
      case $word in
        '$'[A-Z]*) eval "printf '%s\n' $word" ;;
        *) eval "printf '%s\n' \"$word\"" ;;
      esac
    done | grep -v '^$'
  )
}

# run_unit UNIT: to its end.
run_unit() {
  local command
  if [ "$manner" = systemd ]; then
    in_root systemctl start "$1" >"$work/$1.log" 2>&1
    return
  fi
  mapfile -t command < <(unit_command "$1")
  in_root setpriv --reuid="$(unit_value "$1" User)" --regid="$(unit_value "$1" Group)" --clear-groups --no-new-privs "${command[@]}" \
    >"$work/$1.log" 2>&1
}

# Does nothing where systemd has started it already.
start_by_hand() {
  [ "$manner" = hand ] || return 0
  in_root install -d -o kok-searchd -g kok-search -m 0700 /run/kok-searchd
  run_unit "$1" &
}

# The process of a running unit, as the machine numbers it.
main_process() { in_root sh -c 'for p in /proc/[0-9]*; do read -r name <"$p/comm" && [ "$name" = "$1" ] && echo "${p#/proc/}" && break; done' sh "$1" 2>/dev/null; }

reload_unit() {
  if [ "$manner" = systemd ]; then in_root systemctl reload "$1"; else in_root kill -HUP "$(main_process "$1")"; fi
}

stop_by_hand() {
  [ "$manner" = hand ] || return 0
  in_root kill -TERM "$(main_process "$1")"
  for _ in $(seq 100); do [ -n "$(main_process "$1")" ] || break; sleep 0.1; done
  in_root rmdir /run/kok-searchd 2>/dev/null || true
}

unit_log() {
  if [ "$manner" = systemd ]; then in_root journalctl --no-pager -o cat -u "$1"; else cat "$work/$1.log"; fi
}
