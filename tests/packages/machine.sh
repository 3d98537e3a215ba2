# A bare Debian 12 with a network, processes and a cgroup of its own: `start_machine systemd` starts it as a machine starts, `start_machine
# hand` only keeps it there. Debian's packages are downloaded before, so that no time below depends on a mirror.

manner= machine= root=
start_machine() {
  local inside
  manner=$1
  if [ "$manner" = systemd ]; then
    cgroup=$(findmnt -n -t cgroup2 -o TARGET | head -n 1)
    [ -n "$cgroup" ] && mkdir -p "$cgroup/kok-packages-$$" 2>/dev/null || { cgroup=; return 1; }
    cgroup=$cgroup/kok-packages-$$
  fi
  mkdir -p build/package-archives/partial
  rm -f "$work/bare.ready" "$work/bare.entered"  # of another manner, tried before
  (
    # Processes of the machine are then in a cgroup of their own: systemd orders those that it sees.
    [ "$manner" != systemd ] || echo "$BASHPID" >"$cgroup/cgroup.procs"
    exec unshare --mount --cgroup "$here/machine" "$manner" "$work/bare"
  ) >"$work/machine.log" 2>&1 </dev/null &
  inside=$!
  for _ in $(seq 1500); do
    kill -0 "$inside" 2>/dev/null || return 1
    [ ! -e "$work/bare.entered" ] || break
    sleep 0.2
  done
  [ -e "$work/bare.entered" ] || { kill -KILL "$inside"; return 1; }
  machine=$(pgrep -P "$inside") || return 1
  root=/proc/$machine/root
  for _ in $(seq 300); do
    kill -0 "$machine" 2>/dev/null || return 1
    [ "$manner" = systemd ] || return 0
    case $(in_root systemctl is-system-running 2>/dev/null) in running | degraded) return 0 ;; esac
    sleep 0.2
  done
  kill -KILL "$machine"
  return 1
}

in_root() {
  nsenter --all --root --wd -t "$machine" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@"
}
