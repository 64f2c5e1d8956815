-- A registration: one person's request for a user account, from the form to the first log-in.
-- Each move from one state to another is one conditional UPDATE; its row count decides who won.
create table registration (
  id uuid primary key default gen_random_uuid(),
  state text not null check (state in (
    'unconfirmed', 'pending', 'approved', 'completed', 'rejected', 'expired', 'invited', 'already-registered'
  )),

  -- What was typed. email is what mails go to, email_key what equality means (registration/email-address.ts).
  email text not null,
  email_key text not null,
  first_name text not null,
  last_name text not null,
  customer_number text not null,
  customer_name text,
  locale text not null check (locale in ('de', 'en')),
  privacy_version text not null,
  marketing_consent boolean not null,

  -- Every time is the database's: several instances may have clocks apart.
  registered_at timestamptz not null default now(),
  last_registered_at timestamptz not null default now(),
  confirmed_at timestamptz,
  decided_at timestamptz,
  decision_effective_at timestamptz,
  closed_at timestamptz,

  -- The decision. Unchecked rights mean: Keycloak could not be asked at the click (decision 8).
  decided_by_id text,
  decided_by_name text,
  decision_rights_checked boolean,
  rejection_reason text,

  keycloak_user_id text,

  check (state not in ('pending', 'approved', 'completed', 'rejected') or confirmed_at is not null),
  check (state not in ('approved', 'completed', 'rejected') or (decided_at is not null and decided_by_id is not null)),
  check (state <> 'rejected' or rejection_reason is not null)
);

-- One registration under way per address: the arbiter of parallel requests.
create unique index registration_active_email on registration (email_key)
  where state in ('unconfirmed', 'pending', 'approved', 'invited');

-- Keyset pages of the approval list, for one customer and for all.
create index registration_of_customer on registration (customer_number, state, registered_at, id)
  where confirmed_at is not null;
create index registration_of_all on registration (state, registered_at, id) where confirmed_at is not null;

-- What the expiry job looks for.
create index registration_unconfirmed on registration (last_registered_at) where state = 'unconfirmed';
create index registration_pending on registration (confirmed_at) where state = 'pending';

-- A confirmation link that was mailed. The token itself is in the mail only; here is its SHA-256.
create table confirmation (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  registration_id uuid not null references registration on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  superseded_at timestamptz,
  used_at timestamptz
);
create index confirmation_of_registration on confirmation (registration_id);

-- Mails to people who registered, for the limit per address. The job id makes a retry find its own place again.
create table registrant_mail (
  job_id uuid primary key,
  email_key text not null,
  claimed_at timestamptz not null default now()
);
create index registrant_mail_of_address on registrant_mail (email_key, claimed_at);

-- What happened to a registration, by whom. Append only: the service's role may neither change nor delete a row.
-- No reference to registration, so that the history outlives it; no names or addresses of employees in it.
-- seq gives the order in which a hash chain can be laid over the rows.
create table audit (
  seq bigint generated always as identity primary key,
  registration_id uuid,
  action text not null,
  actor_type text not null check (actor_type in ('employee', 'super-admin', 'operator', 'service')),
  actor_id text,
  actor_name text,
  before_state text,
  after_state text,
  request_id text,
  at timestamptz not null default now()
);
create index audit_of_registration on audit (registration_id, seq);

grant select, insert, update, delete on registration, confirmation, registrant_mail to approval_app;
grant select, insert on audit to approval_app;
