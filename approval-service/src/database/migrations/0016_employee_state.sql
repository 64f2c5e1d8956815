-- The state in which the list of employees shows somebody, in a column of its own, so that a page of any state costs the same
-- however many people there are. It depends on the registration, too: what matters of that is copied here by triggers.
alter table portal_user
  -- Of the registration that the account was made for; null: there is none, 'forgotten': nobody can be recognised in it.
  add column registration_state text,
  add column decision_effective boolean not null default true;

create function copy_registration_to_user() returns trigger language plpgsql as $$
declare
  found_state text;
  found_effective boolean;
begin
  if tg_op = 'UPDATE' and old.registration_id is not distinct from new.registration_id then
    return null;
  end if;
  -- Whoever changes the registration in this very moment is waited for, or waits and then finds the user.
  select case when forgotten_at is null then state else 'forgotten' end, decision_effective_at is not null
    into found_state, found_effective
    from registration where id = new.registration_id for share;
  update portal_user
     set registration_state = found_state, decision_effective = coalesce(found_effective, true)
   where user_id = new.user_id
     and (registration_state, decision_effective) is distinct from (found_state, coalesce(found_effective, true));
  return null;
end
$$;
-- After, not before: reading every user again, as the reconcile job does, inserts nobody and locks no registration.
create trigger registration_of_user after insert or update of registration_id on portal_user
  for each row execute function copy_registration_to_user();

create function copy_registration_to_users() returns trigger language plpgsql as $$
begin
  update portal_user
     set registration_state = case when new.forgotten_at is null then new.state else 'forgotten' end,
         decision_effective = new.decision_effective_at is not null
   where registration_id = new.id;
  return null;
end
$$;
create trigger users_of_registration after update of state, decision_effective_at, forgotten_at on registration
  for each row
  when ((old.state, old.decision_effective_at is null, old.forgotten_at is null)
        is distinct from (new.state, new.decision_effective_at is null, new.forgotten_at is null))
  execute function copy_registration_to_users();

update portal_user
   set registration_state = case when forgotten_at is null then state else 'forgotten' end,
       decision_effective = decision_effective_at is not null
  from registration where registration.id = portal_user.registration_id;

alter table portal_user
  -- null: a disabled account whose registration waits for its decision, came to nothing or was forgotten is nobody's.
  add column employee_state text generated always as (
    case when registration_state not in ('approved', 'invited', 'completed') then null
         when registration_state in ('approved', 'invited') and (enabled or not decision_effective)
           then case registration_state when 'invited' then 'invited' else 'completing' end
         when enabled then 'active'
         else 'deactivated' end) stored;

drop index portal_user_by_name;
drop index portal_user_disabled;
create index portal_user_by_name on portal_user (sort_name, user_id)
  where customer_number is not null and employee_state is not null;
create index portal_user_by_state on portal_user (employee_state, sort_name, user_id) where customer_number is not null;
