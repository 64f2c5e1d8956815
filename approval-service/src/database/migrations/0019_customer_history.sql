-- The history of a customer includes what happened to accounts without a registration, such as the first super admin's.
create index audit_of_user on audit (user_id, seq) where user_id is not null;
