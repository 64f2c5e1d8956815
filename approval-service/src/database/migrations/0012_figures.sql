-- What happened in a week, for figures: each is counted in an index of its own. Whoever has no privacy version was added by
-- an admin and has not registered.
create index registration_by_registered on registration (registered_at) where privacy_version is not null;
create index registration_by_confirmed on registration (confirmed_at) where privacy_version is not null;
create index registration_by_decided on registration (decided_at) include (state, confirmed_at)
  where privacy_version is not null and decided_at is not null;
create index registration_by_completed on registration (closed_at)
  where privacy_version is not null and state = 'completed';
