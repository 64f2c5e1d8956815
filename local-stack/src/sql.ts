import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { ROOT } from "./definition.ts";

/** Runs some work on a database connection of its own. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The text of a file in sql/, which docker compose runs as well. */
export function sqlFile(name: string): string {
  return readFileSync(join(ROOT, "local-stack", "sql", name), "utf8");
}
