
# The value of a setting, as the unit reads it.
setting() {
  sed -n "s/^$1=//p" /etc/kok-search/kok-indexer.env | tail -n 1
}

# The first index, so that the service has something to serve at once; later ones are the timer's. A build that fails is told, and
# leaves the package installed: the sources of this machine can be mended.
index=$(setting KOK_INDEX)
if [ -n "$index" ] && [ ! -e "$index/CURRENT" ]; then
  echo "kok-search-indexer: building the first index ..."
  if [ -d /run/systemd/system ]; then
    systemctl start kok-indexer.service || echo "kok-search-indexer: not built: journalctl -u kok-indexer -e" >&2
  else
    # shellcheck disable=SC2046 # words, as systemd makes them
    setpriv --reuid=kok-indexer --regid=kok-search --clear-groups --no-new-privs \
      /usr/bin/kok-indexer build --index "$index" $(setting KOK_BUILD_FLAGS) $(setting KOK_SOURCES) ||
      echo "kok-search-indexer: not built; mend what is named above, then build by hand" >&2
  fi
fi
