-- Projection of Keycloak's portal users and operators (decision 9): for lists and mails, never for rights.
create table portal_user (
  user_id text primary key,
  customer_number text,
  email text not null,
  email_key text not null,
  first_name text not null default '',
  last_name text not null default '',
  locale text not null default 'de' check (locale in ('de', 'en')),
  is_super_admin boolean not null default false,
  is_operator boolean not null default false,
  enabled boolean not null,
  seen_at timestamptz not null default now()
);
create index portal_user_of_customer on portal_user (customer_number, user_id);
create index portal_user_email on portal_user (email_key);
create index portal_user_operators on portal_user (user_id) where is_operator;
create index portal_user_seen on portal_user (seen_at);

-- Attempts per client address and customer number, in windows of fixed length.
create table attempt (
  key text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key, window_start)
);
create index attempt_age on attempt (window_start);

grant select, insert, update, delete on portal_user, attempt to approval_app;
