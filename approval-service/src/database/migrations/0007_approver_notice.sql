-- What somebody who decides is to be told of: one row per registration and person, until a mail has told it. A mail takes
-- every row that waits for its person, so that several registrations in a short time come as one digest.
create table approver_notice (
  -- The job that found the person; a retry of it finds its own rows again.
  found_by uuid not null,
  user_id text not null,
  registration_id uuid not null references registration on delete cascade,
  kind text not null check (kind in ('request', 'reminder', 'escalation')),
  created_at timestamptz not null default now(),
  -- The job that is about to mail it; a retry of it takes up its own rows again.
  taken_by uuid,
  mailed_at timestamptz,
  primary key (found_by, user_id)
);
create index approver_notice_waiting on approver_notice (user_id, kind) where mailed_at is null;
create index approver_notice_age on approver_notice (created_at);
create index approver_notice_of_registration on approver_notice (registration_id);

-- Until when further notices to a person are collected. The row is also the lock between „one more notice" and „take all".
create table approver_digest (
  user_id text not null,
  kind text not null,
  window_ends_at timestamptz not null default now(),
  primary key (user_id, kind)
);

-- The longest wait, in seconds, of which those who decide have been reminded: each step once, whatever happens.
alter table registration add column reminded_after bigint not null default 0;

grant select, insert, update, delete on approver_notice, approver_digest to approval_app;
