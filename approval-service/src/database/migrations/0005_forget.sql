-- When the personal data of a closed registration was removed. The row stays, for figures; nobody can be recognised in it.
alter table registration add column forgotten_at timestamptz;
create index registration_to_forget on registration (coalesce(closed_at, decided_at))
  where forgotten_at is null and state in ('rejected', 'expired', 'already-registered');
