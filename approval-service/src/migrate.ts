import { ConfigurationError, readConfiguration } from "./configuration.ts";
import { DatabaseUnavailable, openDatabase } from "./database/database.ts";
import { migrateSchema, MigrationsDiffer } from "./database/migrate.ts";
import { installJobs } from "./jobs/install.ts";
import { QUEUES } from "./jobs/queues.ts";

// The migrate command: brings the database up to date as the role that owns the schema. Safe to run again and again.
try {
  const { MIGRATION_DATABASE_URL: url } = readConfiguration(process.env);
  if (!url) throw new ConfigurationError(["MIGRATION_DATABASE_URL is missing: set it in the environment."]);
  const owner = openDatabase({ connectionString: url, connections: 2, statementTimeoutMs: 600_000 });
  try {
    const applied = await migrateSchema(owner);
    for (const name of applied) console.log(`Applied ${name}.`);
    if (applied.length === 0) console.log("The schema is up to date.");
    await installJobs(url, owner);
    console.log(`The job queue is ready (${QUEUES.length} queues).`);
  } finally {
    await owner.close();
  }
} catch (error) {
  process.exitCode = 1;
  console.error(explain(error));
}

function explain(error: unknown): string {
  if (error instanceof ConfigurationError || error instanceof MigrationsDiffer) return error.message;
  if (error instanceof DatabaseUnavailable)
    return "The database named by MIGRATION_DATABASE_URL cannot be reached.";
  return `The database could not be migrated: ${error instanceof Error ? error.message : String(error)}.`;
}
