systemd-tmpfiles --create kok-search-indexer.conf
