# What is looked at once the packages are installed; each is called by `run`, in its order.

# The gateway serves this machine as soon as it is installed. Its curl is the test's own.
check_gateway() {
  ls build/packages/kok-search-gateway_*.deb >/dev/null 2>&1 || return 0
  [ "$manner" = systemd ] || { echo "SKIPPED: asking the gateway, which systemd alone starts as its unit says"; return 0; }
  ask_gateway() {
    nsenter --net -t "$machine" curl --silent --max-time 10 --noproxy '*' "$@" -H 'Content-Type: application/json' -d '{"query": "Koeln"}' http://127.0.0.1:8080/v1/search
  }
  for _ in $(seq 100); do
    ! ask_gateway 2>/dev/null | grep -q 'agisra e.V.' || break
    sleep 0.1
  done
  ask_gateway | grep -q 'agisra e.V.' || fail "no answer by the gateway: $(ask_gateway 2>&1 | head -c 500) $(unit_log kok-search-gateway)"
  [ "$(ask_gateway -H 'Host: example.org' -o /dev/null -w '%{http_code}')" = 421 ] || fail "the gateway takes another Host"
}

check_files() {
  local row path expected
  while read -r expected path; do
    [ -n "$path" ] || continue
    row=$(in_root sh -c "stat -c '%A:%U:%G' $path" 2>&1 | sort -u | tr '\n' ' ')
    [ "$row" = "$expected " ] || fail "$path is $row, expected $expected"
  done <<'END'
-rw-r--r--:root:root /etc/kok-search/kok-searchd.env
-rw-r--r--:root:root /etc/kok-search/kok-indexer.env
-rw-r--r--:root:root /etc/kok-search/policy.json
-rw-r--r--:root:root /etc/kok-search/tls.env
drwxr-xr-x:root:root /etc/kok-search/pki
drwx------:root:root /etc/kok-search/pki/private
-rw-------:root:root /etc/kok-search/pki/private/ca.key
-rw-r-----:root:kok-search /etc/kok-search/pki/server.key
-rw-------:root:root /etc/kok-search/pki/clients/case.pem
-rw-r--r--:root:root /etc/kok-search/pki/crl/ca.pem
drwxr-s---:kok-indexer:kok-search /var/lib/kok-search/index
-rw-r-----:kok-indexer:kok-search /var/lib/kok-search/index/CURRENT
-rwxr-xr-x:root:root /usr/bin/kok-*
END
  # Enabled as after a start of the machine.
  for link in multi-user.target.wants/kok-searchd.service timers.target.wants/kok-indexer.timer; do
    [ -L "$root/etc/systemd/system/$link" ] || fail "$link is not enabled"
  done
  [ "$(in_root id -gn kok-searchd)" = kok-search ] && [ "$(in_root id -gn kok-indexer)" = kok-search ] || fail "users are in other groups"
  in_root setpriv --reuid=kok-searchd --regid=kok-search --clear-groups sh -c ': >/var/lib/kok-search/index/x' 2>/dev/null &&
    fail "the service may write the index"
  return 0
}

check_manuals_and_completion() {
  local program page words
  for page in man8/kok-searchd.8 man1/kok-indexer.1 man1/kok-searchctl.1 man1/kok-indexer-build.1 man1/kok-searchctl-search.1; do
    [ -s "$root/usr/share/man/$page.gz" ] || fail "$page is missing"
  done
  # complete PROGRAM WORD...: what would be offered for the last one.
  complete_words() {
    in_root bash -c 'source /usr/share/bash-completion/completions/$1; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); compopt() { :; }
      _kok_search "$1"; echo "${COMPREPLY[*]}"' complete "$@"
  }
  while IFS='|' read -r words page; do
    # shellcheck disable=SC2086 # words
    [ "$(complete_words $words)" = "$page" ] || fail "completion of '$words' offers '$(complete_words $words)', not '$page'"
  done <<'END'
kok-searchctl lo|lookup
kok-searchctl search --near|--near=
kok-searchctl lookup --near|
kok-indexer ro|rollback
kok-indexer gc --ke|--keep=
kok-searchd --metr|--metrics=
END
}

check_certificates() {
  local what
  # Who is not named by the policy, who was withdrawn.
  in_root kok-searchctl certs issue other --principal spiffe://example.org/nobody >/dev/null
  what=$(ask other 2>&1) && fail "a certificate that the policy does not name got in"
  [[ $what == *PERMISSION_DENIED* ]] || fail "a certificate that the policy does not name: $what"
  in_root cp /etc/kok-search/pki/clients/case.pem /etc/kok-search/pki/clients/withdrawn.pem
  in_root kok-searchctl certs revoke case >/dev/null
  reload_unit kok-searchd
  await_refusal withdrawn
  # A second run renews the server's, keeps the CA, makes a new one for the client, and the running service takes it over.
  in_root kok-search-setup-tls --allow=any --client=case --principal=spiffe://example.org/case-management localhost 127.0.0.1 >/dev/null
  # Certificates that are there already stay as they are.
  in_root sha256sum /etc/kok-search/pki/server.pem /etc/kok-search/pki/server.key >"$work/sums"
  in_root kok-search-setup-tls --allow=any --keep-certificates >/dev/null || fail "--keep-certificates"
  in_root sha256sum /etc/kok-search/pki/server.pem /etc/kok-search/pki/server.key | cmp -s - "$work/sums" || fail "--keep-certificates made new ones"
  reload_unit kok-searchd
  await_answer case || fail "after renewal nobody gets in: $(ask case 2>&1)"
}

# Until whoever has that certificate is let in no more.
await_refusal() {
  for _ in $(seq 50); do
    ask "$1" >/dev/null 2>&1 || return 0
    sleep 0.1
  done
  fail "a withdrawn certificate got in"
}

# A night that passes, one that fails, and who hears of it.
check_nights() {
  local before letter=/var/spool/letter settings=$root/etc/kok-search/kok-indexer.env
  before=$(cat "$root/var/lib/kok-search/index/CURRENT")
  run_unit kok-indexer || fail "the night failed: $(unit_log kok-indexer)"
  [ "$(cat "$root/var/lib/kok-search/index/CURRENT")" != "$before" ] || fail "the night built nothing"

  mail_failure() { in_root "$@" /usr/lib/kok-search/mail-failure kok-indexer.service; }
  local said
  said=$(mail_failure KOK_MAILTO=operator@example.org 2>&1) && [ -z "$said" ] || fail "without sendmail it says: $said"
  printf '#!/bin/sh\n{ echo "$*"; cat; } >%s\n' "$letter" >"$root/usr/sbin/sendmail"
  chmod +x "$root/usr/sbin/sendmail"
  mail_failure KOK_MAILTO= && [ ! -e "$root$letter" ] || fail "mail without an address"
  mail_failure KOK_MAILTO='-C/etc/passwd' 2>/dev/null && fail "an address that is a flag"

  cp "$settings" "$work/settings"
  sed -i 's#^KOK_SOURCES=.*#KOK_SOURCES=/missing#; s#^KOK_MAILTO=.*#KOK_MAILTO=operator@example.org#' "$settings"
  before=$(cat "$root/var/lib/kok-search/index/CURRENT")
  run_unit kok-indexer && fail "a night without sources passed"
  [ "$(cat "$root/var/lib/kok-search/index/CURRENT")" = "$before" ] || fail "a night that failed changed the index"
  if [ "$manner" = systemd ]; then
    alerted() { in_root journalctl --no-pager -p alert -o cat | grep -F 'kok-indexer.service failed' >/dev/null; }
    for _ in $(seq 100); do
      if [ -s "$root$letter" ] && alerted; then break; fi
      sleep 0.1
    done
    alerted || fail "no alert in the journal"
  else
    mail_failure KOK_MAILTO=operator@example.org
  fi
  grep -q '^-i -- operator@example.org' "$root$letter" && grep -q '^Subject: .*kok-indexer.service failed' "$root$letter" ||
    fail "the letter: $(cat "$root$letter" 2>&1)"
  cat "$work/settings" >"$settings"
  rm -f "$root/usr/sbin/sendmail" "$root$letter"
}

# Installed once more over edited settings.
check_upgrade() {
  local before
  sed -i 's/^KOK_SERVE_FLAGS=.*/KOK_SERVE_FLAGS=--workers 1/' "$root/etc/kok-search/kok-searchd.env"
  before=$(cat "$root/var/lib/kok-search/index/CURRENT")
  rm "$root/etc/systemd/system/timers.target.wants/kok-indexer.timer"  # as `systemctl disable` does
  in_root sh -c 'dpkg -i /var/tmp/packages/*.deb' </dev/null >"$work/log" 2>&1 || { cat "$work/log"; fail "upgrade"; }
  grep -q -- '--workers 1' "$root/etc/kok-search/kok-searchd.env" || fail "an upgrade overwrote settings"
  [ -e "$root/etc/kok-search/tls.env" ] && [ -e "$root/etc/kok-search/pki/ca.pem" ] || fail "an upgrade removed certificates"
  [ "$(cat "$root/var/lib/kok-search/index/CURRENT")" = "$before" ] || fail "an upgrade replaced the index"
  [ ! -e "$root/etc/systemd/system/timers.target.wants/kok-indexer.timer" ] || fail "an upgrade enabled what was disabled"
  await_answer case || fail "after an upgrade nobody gets in"
}

check_removal() {
  stop_by_hand kok-searchd
  local left packages
  packages=$(for package in build/packages/*.deb; do dpkg-deb -f "$package" Package; done | tr '\n' ' ')
  # shellcheck disable=SC2086 # names
  in_root apt remove -y $packages </dev/null >"$work/log" 2>&1 || { cat "$work/log"; fail "apt remove"; return; }
  [ -z "$(main_process kok-searchd)" ] || fail "removal left the service running"
  [ -e "$root/etc/kok-search/kok-searchd.env" ] && [ -e "$root/var/lib/kok-search/index/CURRENT" ] || fail "removal took settings or state"
  [ ! -e "$root/usr/bin/kok-searchd" ] || fail "removal left a program"
  # shellcheck disable=SC2086 # names
  in_root apt purge -y $packages </dev/null >"$work/log" 2>&1 || { cat "$work/log"; fail "apt purge"; return; }
  left=$(in_root find / -xdev -name '*kok-*' -not -path '/var/tmp/packages*' -not -path '/var/cache/apt/*' | head -n 20)
  [ -z "$left" ] || fail "purge left: $left"
  [ "$manner" = hand ] || left=$(in_root systemctl list-units --all --plain --no-legend 'kok-*')
  [ -z "$left" ] || fail "purge left units: $left"
}
