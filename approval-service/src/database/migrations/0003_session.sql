-- A signed-in browser. The id itself is in the cookie only; here is its SHA-256 (decision 12).
create table session (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  user_id text not null,
  name text not null,
  email text not null,
  -- Keycloak's session, so that a back-channel log-out finds it.
  keycloak_sid text,
  -- The ID token for log-out, encrypted with a key derived from the cookie.
  sealed_tokens bytea not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_of_user on session (user_id);
create index session_of_keycloak on session (keycloak_sid);
create index session_expiry on session (expires_at);

-- A log-in under way: what the callback must match. Bound to the browser by its cookie.
create table sign_in (
  state_hash bytea primary key check (octet_length(state_hash) = 32),
  browser_hash bytea not null,
  -- PKCE verifier and nonce, encrypted with a key derived from the browser's cookie.
  sealed_secrets bytea not null,
  next text not null,
  expires_at timestamptz not null
);
create index sign_in_expiry on sign_in (expires_at);

grant select, insert, update, delete on session, sign_in to approval_app;
