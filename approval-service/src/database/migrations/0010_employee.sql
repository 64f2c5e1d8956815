-- An employee whom an admin added has consented to nothing yet; that comes with the completion, in Keycloak.
alter table registration alter column privacy_version drop not null, alter column marketing_consent drop not null;
alter table registration add check (
  state not in ('unconfirmed', 'pending', 'approved') or (privacy_version is not null and marketing_consent is not null)
);
-- An invitation is a decision from the beginning.
alter table registration add check (state <> 'invited' or (decided_at is not null and decided_by_id is not null));

alter table portal_user
  -- The registration that the account was made for, as Keycloak's attribute names it.
  add column registration_id uuid,
  add column last_login_at timestamptz,
  -- What somebody wants to be done with the account, until it has been done in Keycloak. From the click on enabled says
  -- what is wanted, so that nobody keeps rights or gets mails while Keycloak cannot be reached.
  add column change text check (change in ('deactivate', 'reactivate', 'remove')),
  -- Keycloak refused it for good.
  add column change_failed boolean not null default false,
  add column change_by_id text,
  -- false: Keycloak could not be asked for the rights of who wants it, so the job asks (decision 8).
  add column change_rights_checked boolean,
  -- When it was wanted and, later, when it had been done: what Keycloak showed before is out of date.
  add column changed_at timestamptz,
  -- What the list is sorted by and a search looks in, as for registrations.
  add column sort_name text collate "und-x-icu" generated always as (lower(last_name || ' ' || first_name)) stored,
  add column search_text text generated always as
    (lower(first_name || ' ' || last_name || ' ' || email || ' ' || coalesce(customer_number, ''))) stored;

update portal_user set registration_id = registration.id
  from registration where registration.keycloak_user_id = portal_user.user_id;

create index portal_user_of_registration on portal_user (registration_id) where registration_id is not null;
create index portal_user_by_name on portal_user (sort_name, user_id) where customer_number is not null;
create index portal_user_disabled on portal_user (sort_name, user_id) where customer_number is not null and not enabled;
create index portal_user_search on portal_user using gin (search_text gin_trgm_ops);
-- Approved or added, and without an account: as good as none while Keycloak answers.
create index registration_without_account on registration (customer_number) where forgotten_at is null and
  (state in ('approved', 'invited') or (state = 'already-registered' and confirmed_at is null and decided_at is not null));

-- Whose account it was, where no registration tells.
alter table audit add column user_id text;
