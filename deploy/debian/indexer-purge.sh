  rm -rf /var/lib/kok-search
