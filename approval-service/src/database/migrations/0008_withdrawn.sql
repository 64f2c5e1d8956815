-- The employee takes the registration back before it is decided.
alter table registration drop constraint registration_state_check;
alter table registration add constraint registration_state_check check (state in (
  'unconfirmed', 'pending', 'approved', 'completed', 'rejected', 'expired', 'withdrawn', 'invited', 'already-registered'
));

drop index registration_to_forget;
create index registration_to_forget on registration (coalesce(closed_at, decided_at))
  where forgotten_at is null and state in ('rejected', 'expired', 'withdrawn', 'already-registered');

-- „Send again" looks for what an address has under way, and must not take longer the more there is of others.
create index registration_of_address on registration (email_key, registered_at desc) where forgotten_at is null;
