-- Logout tokens obeyed of late, so that none is obeyed twice (OIDC Back-Channel Logout 1.0, section 2.6).
create table logout_token (
  jti_hash bytea primary key check (octet_length(jti_hash) = 32),
  expires_at timestamptz not null
);
create index logout_token_expiry on logout_token (expires_at);

grant select, insert, delete on logout_token to approval_app;

-- The language of the person's account, as Keycloak told at the log-in.
alter table session add column locale text check (locale in ('de', 'en'));
