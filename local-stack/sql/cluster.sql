-- Roles and databases of the stack, without passwords: npm start sets them from local-stack/src/definition.ts,
-- docker compose from its secrets. Statements end with a semicolon at the end of a line.

CREATE ROLE keycloak LOGIN;
-- Owns the approval-service's schema and runs its migrations.
CREATE ROLE approval_owner LOGIN;
-- What the approval-service runs as: the migrations grant it rows, never DDL.
CREATE ROLE approval_app LOGIN;
CREATE ROLE crm_owner LOGIN;
-- What the approval-service reads the CRM as.
CREATE ROLE crm_reader LOGIN;

CREATE DATABASE keycloak OWNER keycloak;
CREATE DATABASE approval OWNER approval_owner;
CREATE DATABASE crm OWNER crm_owner;

-- By default every role may connect to every database.
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
REVOKE ALL ON DATABASE approval FROM PUBLIC;
REVOKE ALL ON DATABASE crm FROM PUBLIC;
GRANT CONNECT ON DATABASE approval TO approval_app;
GRANT CONNECT ON DATABASE crm TO crm_reader;
