-- The service's role runs no DDL, and temporary tables are DDL that PostgreSQL allows everybody by default.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end
$$;
