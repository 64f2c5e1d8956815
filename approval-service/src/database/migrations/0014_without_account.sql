-- Whoever has an account is found by it: what remains is gone within seconds while Keycloak answers, however many people
-- have not completed their registration.
drop index registration_without_account;
create index registration_without_account on registration (customer_number) where forgotten_at is null and
  ((state in ('approved', 'invited') and decision_effective_at is null)
   or (state = 'already-registered' and confirmed_at is null and decided_at is not null));
