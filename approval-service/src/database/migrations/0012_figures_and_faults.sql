-- What happened in a week, for figures: each is read from its index alone.
create index registration_by_registered on registration (registered_at);
create index registration_by_confirmed on registration (confirmed_at) where confirmed_at is not null;
create index registration_by_decided on registration (decided_at) include (state, confirmed_at) where decided_at is not null;
create index registration_by_completed on registration (closed_at) where state = 'completed';
