#!/bin/bash
# Run once by PostgreSQL's image, on an empty data folder: the same roles, databases and demo CRM as npm start makes.
set -euo pipefail
sql=/provision

run() {
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"
}

set_password() {
  run --dbname postgres --set role="$1" --set password="$2" <<'SQL'
ALTER ROLE :"role" PASSWORD :'password';
SQL
}

# The services' secrets are URLs; taking the passwords from them leaves one place to change each.
password_in() {
  sed -E 's#^[a-z]+://[^:]+:([^@]+)@.*$#\1#' "/run/secrets/$1"
}

run --dbname postgres --file "$sql/cluster.sql"
set_password keycloak "$(cat /run/secrets/keycloak_database_password)"
set_password approval_owner "$(password_in migration_database_url)"
set_password approval_app "$(password_in database_url)"
set_password crm_reader "$(password_in crm_database_url)"

for file in crm.sql crm-demo.sql; do
  { echo 'SET ROLE crm_owner;'; cat "$sql/$file"; } | run --dbname crm
done
