import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type { Database, Queryable } from "./database.ts";

const FOLDER = new URL("./migrations/", import.meta.url);

/** Any number will do, as long as nothing else in this database uses it for an advisory lock. */
const MIGRATION_LOCK = 4_112_026;

type Migration = { number: number; name: string; sql: string; checksum: string };

/** A migration that was applied has a different text now, or one is missing: nothing is safe to do. */
export class MigrationsDiffer extends Error {
  override readonly name = "MigrationsDiffer";
}

/** The database lacks migrations that this version of the service needs. */
export class NotMigrated extends Error {
  override readonly name = "NotMigrated";
}

/**
 * Brings the schema up to date: numbered files, forward only, each in one transaction with its entry in
 * schema_migration. Two at once: the second waits, then finds nothing to do.
 * @returns the names of the files that were applied now
 */
export async function migrateSchema(owner: Database): Promise<string[]> {
  const applied: string[] = [];
  for (const migration of await readMigrations()) {
    await owner.transaction(async (transaction) => {
      await transaction.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
      await transaction.query(
        `create table if not exists schema_migration (
           number integer primary key, name text not null, checksum text not null,
           applied_at timestamptz not null default now())`,
      );
      await transaction.query("grant select on schema_migration to approval_app");
      const earlier = (await appliedMigrations(transaction)).get(migration.number);
      if (earlier) {
        if (earlier.checksum === migration.checksum) return;
        throw new MigrationsDiffer(
          `${migration.name} was changed after it had been applied: add a new file instead.`,
        );
      }
      await transaction.query(migration.sql);
      await transaction.query("insert into schema_migration (number, name, checksum) values ($1, $2, $3)", [
        migration.number,
        migration.name,
        migration.checksum,
      ]);
      applied.push(migration.name);
    });
  }
  return applied;
}

/** @throws NotMigrated when the database is behind this version of the service */
export async function assertMigrated(database: Queryable): Promise<void> {
  const missing = await missingMigrations(database);
  if (missing.length > 0)
    throw new NotMigrated(
      `The database is not migrated (${missing.join(", ")} missing): run the migrate command first.`,
    );
}

/** The names of the migrations this version of the service needs and the database does not have. */
export async function missingMigrations(database: Queryable): Promise<string[]> {
  const { rows } = await database.query<{ exists: boolean }>(
    "select to_regclass('schema_migration') is not null as exists",
  );
  const applied = rows[0]?.exists ? await appliedMigrations(database) : new Map<number, unknown>();
  return (await readMigrations()).filter(({ number }) => !applied.has(number)).map(({ name }) => name);
}

async function appliedMigrations(database: Queryable): Promise<Map<number, { checksum: string }>> {
  const { rows } = await database.query<{ number: number; checksum: string }>(
    "select number, checksum from schema_migration",
  );
  return new Map(rows.map(({ number, checksum }) => [number, { checksum }]));
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), "utf8");
      return {
        number: Number(name.slice(0, 4)),
        name,
        sql,
        checksum: createHash("sha256").update(sql).digest("hex"),
      };
    }),
  );
}
