  rm -rf /var/lib/kok-search
  rm -f /var/lib/systemd/timers/stamp-kok-indexer.timer
