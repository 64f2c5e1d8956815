-- The customers that we know ourselves: whoever has ever had a registration or a user. Kept by triggers, so that an operator's
-- list of customers costs a page whatever the number of registrations; the CRM knows the others.
create table customer (
  -- As registration/customer.ts compares it. Sorted by bytes, as the CRM is asked to.
  number text collate "C" primary key,
  name text,
  -- Somebody who can log in. Without one only operators can decide.
  has_super_admin boolean not null default false,
  search_text text generated always as (lower(number || ' ' || coalesce(name, ''))) stored
);
create index customer_without_super_admin on customer (number) where not has_super_admin;
create index customer_search on customer using gin (search_text gin_trgm_ops) with (fastupdate = off);

grant select, insert, update on customer to approval_app;

create function know_customer_of_registration() returns trigger language plpgsql as $$
begin
  insert into customer (number, name) values (new.customer_number, new.customer_name) on conflict do nothing;
  update customer set name = new.customer_name
   where number = new.customer_number and new.customer_name is not null and name is distinct from new.customer_name;
  return null;
end
$$;
create trigger customer_of_registration after insert or update of customer_number, customer_name on registration
  for each row execute function know_customer_of_registration();

create function look_for_super_admin(customer_number text) returns void language plpgsql as $$
begin
  -- Two who change super admins of one customer at once: the second looks after the first is done.
  perform from customer where number = customer_number for update;
  update customer
     set has_super_admin = exists (select from portal_user
                                   where portal_user.customer_number = look_for_super_admin.customer_number
                                     and is_super_admin and enabled)
   where number = look_for_super_admin.customer_number;
end
$$;

create function know_customer_of_user() returns trigger language plpgsql as $$
begin
  -- Reading every user again, as the reconcile job does, changes nothing.
  if tg_op = 'UPDATE' and (old.customer_number, old.is_super_admin, old.enabled)
                          is not distinct from (new.customer_number, new.is_super_admin, new.enabled) then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.customer_number is not null and old.is_super_admin and old.enabled then
    perform look_for_super_admin(old.customer_number);
  end if;
  if tg_op <> 'DELETE' and new.customer_number is not null then
    insert into customer (number) values (new.customer_number) on conflict do nothing;
    if new.is_super_admin and new.enabled then
      perform look_for_super_admin(new.customer_number);
    end if;
  end if;
  return null;
end
$$;
create trigger customer_of_user
  after insert or delete or update of customer_number, is_super_admin, enabled on portal_user
  for each row execute function know_customer_of_user();

insert into customer (number, name)
  select distinct on (customer_number) customer_number, customer_name from registration
  order by customer_number, (customer_name is null), registered_at desc;
insert into customer (number)
  select distinct customer_number from portal_user where customer_number is not null on conflict do nothing;
update customer set has_super_admin = true
  where exists (select from portal_user
                where portal_user.customer_number = number and is_super_admin and enabled);

-- Sessions hold an access token from now on; whoever is signed in does it once more.
delete from session;

-- Every registration of one customer, unconfirmed ones too.
create index registration_by_customer on registration (customer_number, state);
