  # What kok-search-setup-tls wrote, the CA included.
  rm -rf /etc/kok-search/pki /etc/kok-search/tls.env /etc/systemd/system/kok-searchd.service.d/kok-search-tls.conf
  rmdir --ignore-fail-on-non-empty /etc/systemd/system/kok-searchd.service.d 2>/dev/null || true
