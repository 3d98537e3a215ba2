# Starts a unit as it says itself: its user and group, its environment files, its command. Its sandbox needs systemd.

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
  local unit=$1 line
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

# Folders of the unit that systemd would make.
prepare_unit() {
  local folder
  folder=$(unit_value "$1" RuntimeDirectory)
  [ -z "$folder" ] || in_root install -d -o "$(unit_value "$1" User)" -g "$(unit_value "$1" Group)" -m 0700 "/run/$folder"
}

# run_unit UNIT [WORD...]: in place of this shell, with further words.
run_unit() {
  local unit=$1 command
  shift
  mapfile -t command < <(unit_command "$unit")
  exec "${network_command[@]}" RUNTIME_DIRECTORY="/run/$(unit_value "$unit" RuntimeDirectory)" setpriv --reuid="$(unit_value "$unit" User)" \
    --regid="$(unit_value "$unit" Group)" --clear-groups --no-new-privs "${command[@]}" "$@"
}

start_unit() {
  prepare_unit "$1"
  (run_unit "$1") >"$work/$1.log" 2>&1 &
  eval "running_${1//-/_}=$!"
}

stop_unit() {
  local name=running_${1//-/_}
  [ -n "${!name:-}" ] || return 0
  kill -TERM "${!name}" 2>/dev/null || true
  wait "${!name}" || fail "$1 did not stop cleanly: $(tail -n 3 "$work/$1.log")"
  unset "$name"
}
