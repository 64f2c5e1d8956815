import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/fresh-database.ts";
import { installJobs } from "../jobs/install.ts";
import { migrateSchema, MigrationsDiffer, missingMigrations } from "./migrate.ts";

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe("migrations", () => {
  test("are done once, also by two at the same time", async () => {
    expect(await missingMigrations(database.app)).toEqual([]);
    expect(await Promise.all([migrateSchema(database.owner), migrateSchema(database.owner)])).toEqual([
      [],
      [],
    ]);
    await installJobs(database.ownerUrl, database.owner);
  });

  test("whose file was changed afterwards are refused", async () => {
    await database.owner.query("update schema_migration set checksum = 'x' where number = 1");
    await expect(migrateSchema(database.owner)).rejects.toThrow(MigrationsDiffer);
  });

  test("that are missing are named", async () => {
    await database.owner.query("delete from schema_migration where number = 2");
    expect(await missingMigrations(database.app)).toEqual(["0002_portal_user.sql"]);
  });
});

describe("the service's role", () => {
  const registration = "11111111-1111-1111-1111-111111111111";

  test("adds to the history and reads it", async () => {
    await database.app.query(
      "insert into audit (registration_id, action, actor_type) values ($1, 'registered', 'employee')",
      [registration],
    );
    expect((await database.app.query("select from audit")).rowCount).toBe(1);
  });

  test.each([
    "update audit set action = 'approved'",
    "delete from audit",
    "truncate audit",
    "alter table audit add column x int",
    "drop table audit",
    "create table x (id int)",
    "create temporary table x (id int)",
    "create schema x",
    "alter table registration drop column email",
    "create index x on registration (email)",
    "update schema_migration set checksum = 'x'",
    "delete from schema_migration",
    "create table pgboss.x (id int)",
    "alter table pgboss.job add column x int",
  ])("may not %s", async (statement) => {
    await expect(database.app.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});
