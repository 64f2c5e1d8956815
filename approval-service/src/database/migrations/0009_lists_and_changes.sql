-- A program of the vendor's may act, too.
alter table audit drop constraint audit_actor_type_check;
alter table audit add constraint audit_actor_type_check
  check (actor_type in ('employee', 'super-admin', 'operator', 'machine', 'service'));

-- Searches are many and changes few: no list of pending entries that every search would have to read (fastupdate).
-- What a search looks in, and what the list is sorted by; „Özil" stands beside „Ozil" (Unicode's root collation).
create extension if not exists pg_trgm;
alter table registration
  add column search_text text generated always as
    (lower(first_name || ' ' || last_name || ' ' || email || ' ' || customer_number || ' ' || coalesce(customer_name, ''))) stored,
  add column sort_name text collate "und-x-icu" generated always as (lower(last_name || ' ' || first_name)) stored;
create index registration_search on registration using gin (search_text gin_trgm_ops) with (fastupdate = off)
  where confirmed_at is not null and forgotten_at is null;

-- Keyset pages of every state together, and by name. One customer's rows are few and need no order of their own.
create index registration_of_customer_any_state on registration (customer_number, registered_at, id)
  where confirmed_at is not null;
create index registration_of_all_any_state on registration (registered_at, id) where confirmed_at is not null;
create index registration_by_name on registration (state, sort_name, id) where confirmed_at is not null;
create index registration_by_name_any_state on registration (sort_name, id) where confirmed_at is not null;

-- Hints for the decision: colleagues by the domain of their address and by their name.
alter table portal_user
  add column email_domain text generated always as (split_part(email_key, '@', 2)) stored,
  add column full_name text generated always as (lower(first_name || ' ' || last_name)) stored;

-- Tells every instance that a registration which people can see has changed. Ids only: whoever may see it reads it.
create function announce_registration() returns trigger language plpgsql as $$
begin
  perform pg_notify('registration', json_build_object('id', new.id, 'customerNumber', new.customer_number)::text);
  return null;
end
$$;
create trigger registration_changed after update on registration
  for each row when (new.confirmed_at is not null) execute function announce_registration();
