import type { FreshDatabase } from "./fresh-database.ts";

/** What changes by registering and deciding. The audit stays: the service may not take rows from it. */
const TABLES = ["public.registration", "public.confirmation", "public.portal_user", "pgboss.job"];

/** Keeps the tables as they are now, as a backup does. */
export async function backUp(database: FreshDatabase): Promise<void> {
  await database.asSuperuser("drop schema if exists backup cascade; create schema backup");
  for (const table of TABLES)
    await database.asSuperuser(`create table backup.${nameOf(table)} as select * from ${table}`);
}

/** Puts the tables back as they were; the identity provider knows nothing of it. */
export async function restore(database: FreshDatabase): Promise<void> {
  for (const table of TABLES) {
    const [schema, name] = table.split(".");
    // No trigger acts and no key is looked up while rows are put back, as pg_restore does it.
    await database.asSuperuser(`do $$
      declare columns text;
      begin
        set local session_replication_role = replica;
        select string_agg(quote_ident(column_name), ', ') into columns from information_schema.columns
          where table_schema = '${schema}' and table_name = '${name}' and is_generated = 'NEVER';
        delete from ${table};
        execute format('insert into ${table} (%1$s) overriding system value select %1$s from backup.${name}', columns);
      end $$`);
  }
}

function nameOf(table: string): string {
  return table.split(".")[1] ?? table;
}
