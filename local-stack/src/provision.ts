import pg from "pg";
import { ROLES, superuserUrl, type Definition } from "./definition.ts";
import { sqlFile, withClient } from "./sql.ts";

/** SQLSTATE of „role exists already" and „database exists already". */
const EXISTS_ALREADY = new Set(["42710", "42P04"]);

/** Creates the stack's roles and databases. Safe to run again; what exists already stays as it is. */
export async function provision(definition: Definition): Promise<void> {
  await withClient(superuserUrl(definition), async (client) => {
    for (const statement of statementsOf("cluster.sql")) await createUnlessExists(client, statement);
    for (const [role, password] of Object.entries(ROLES)) {
      await client.query(`ALTER ROLE ${pg.escapeIdentifier(role)} PASSWORD ${pg.escapeLiteral(password)}`);
    }
  });
}

async function createUnlessExists(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && EXISTS_ALREADY.has(error.code ?? ""))) throw error;
  }
}

/** CREATE DATABASE refuses to run together with other statements, so they are sent one by one. */
function statementsOf(name: string): string[] {
  return sqlFile(name)
    .replaceAll(/^--.*$/gm, "")
    .split(/;$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}
