#!/bin/bash
# Keycloak reads passwords from its environment alone: a variable NAME_FILE becomes NAME with the content of the file.
set -euo pipefail
for name in KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD; do
  variable="${name}_FILE"
  if [ -n "${!variable:-}" ]; then
    export "$name=$(<"${!variable}")"
    unset "$variable"
  fi
done
exec /opt/keycloak/bin/kc.sh "$@"
