import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrateSchema } from "../src/database/migrate.ts";
import { type Database, openDatabase } from "../src/database/database.ts";
import { installJobs } from "../src/jobs/install.ts";

/** A migrated database of one test file's own, on the real server named by TEST_POSTGRES_URL. */
export type FreshDatabase = {
  name: string;
  /** Connected as the service's role, as in production. */
  app: Database;
  appUrl: string;
  owner: Database;
  ownerUrl: string;
  /** Runs statements as the server's superuser. */
  asSuperuser(sql: string): Promise<void>;
  drop(): Promise<void>;
};

const ROLES = ["approval_owner", "approval_app", "crm_owner", "crm_reader"];

export async function freshDatabase({ migrated = true } = {}): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asSuperuser(async (client) => {
    await createRoles(client);
    await client.query(`create database ${name} owner approval_owner`);
  });
  const ownerUrl = urlFor("approval_owner", name);
  const appUrl = urlFor("approval_app", name);
  const owner = openDatabase({ connectionString: ownerUrl, connections: 2 });
  if (migrated) {
    await migrateSchema(owner);
    await installJobs(ownerUrl, owner);
  }
  const app = openDatabase({ connectionString: appUrl });
  return {
    name,
    app,
    appUrl,
    owner,
    ownerUrl,
    async asSuperuser(sql) {
      await asSuperuser((client) => client.query(sql), name);
    },
    async drop() {
      await app.close();
      await owner.close();
      await asSuperuser((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** Runs something as the server's superuser. */
async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>, database?: string): Promise<T> {
  const client = new pg.Client({ connectionString: urlFor(undefined, database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * The URL of a database for a role, or for the superuser. Roles belong to the server, which may be that of a running
 * stack with passwords of its own; so the superuser connects and takes the role with the first byte.
 */
export function urlFor(role: string | undefined, database?: string): string {
  const url = new URL(serverUrl());
  if (role) url.searchParams.set("options", `-c role=${role}`);
  if (database) url.pathname = `/${database}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env["TEST_POSTGRES_URL"];
  if (!url)
    throw new Error(
      "Set TEST_POSTGRES_URL to the superuser's URL of a PostgreSQL server that tests may use.",
    );
  return url;
}

/** Parallel test files meet here: one at a time. */
async function createRoles(client: pg.Client): Promise<void> {
  await client.query("select pg_advisory_lock(4112027)");
  for (const role of ROLES) {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
    if (!rowCount) await client.query(`create role ${role}`);
  }
  await client.query("select pg_advisory_unlock(4112027)");
}
