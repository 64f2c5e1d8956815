import { parseArgs } from "node:util";
import { ConfigurationError, readConfiguration } from "./configuration.ts";
import { type Database, DatabaseUnavailable, openDatabase } from "./database/database.ts";
import { assertMigrated, NotMigrated } from "./database/migrate.ts";
import { countAccounts } from "./database/statements/count-accounts.ts";
import { countWaitingMails, dropWaitingMails } from "./database/statements/drop-waiting-mails.ts";
import { IdentityUnavailable } from "./identity/identity.ts";
import { createKeycloakIdentity } from "./identity/keycloak.ts";
import { keycloakOptions } from "./identity/keycloak-options.ts";
import { startJobs } from "./jobs/run.ts";
import { createLog } from "./log.ts";
import { explainDifference } from "./restore/explain-difference.ts";
import { type Difference, findDifferences } from "./restore/find-differences.ts";
import { repair, type RepairParts } from "./restore/repair.ts";
import { isKeycloakTheOneInDoubt } from "./restore/doubt.ts";

// The reconcile command: after the database was restored to an earlier time, says what Keycloak knows better, and repairs it.
// The service has to be stopped: it would send the mails of that time again.

class CannotReconcile extends Error {
  override readonly name = "CannotReconcile";
}

try {
  const wanted = readArguments(process.argv.slice(2));
  const configuration = readConfiguration(process.env);
  const database = openDatabase({ connectionString: configuration.DATABASE_URL, statementTimeoutMs: 60_000 });
  try {
    await assertMigrated(database);
    const identity = createKeycloakIdentity(keycloakOptions(configuration));
    const differences = await findDifferences({ database, identity });
    for (const difference of differences) console.log(explainDifference(difference));
    if (wanted.repair) {
      assertPlausible(differences, await countAccounts(database));
      const jobs = await startJobs({
        connectionString: configuration.DATABASE_URL,
        log: createLog(configuration.LOG_LEVEL),
      });
      const { COMPLETION_CHECK_INTERVAL: completionCheckInterval } = configuration;
      try {
        await repairAll({ database, identity, jobs, completionCheckInterval }, differences);
      } finally {
        await jobs.stop();
      }
    } else if (differences.every(({ kind }) => kind === "unknown-account"))
      console.log("Keycloak and the database agree.");
    else {
      console.log(`Differences: ${differences.length}. Nothing was changed; --repair does it.`);
      process.exitCode = 1;
    }
    await settleMails(database, wanted.dropMails);
  } finally {
    await database.close();
  }
} catch (error) {
  process.exitCode = 1;
  console.error(explain(error));
}

function readArguments(values: string[]): { repair: boolean; dropMails: boolean } {
  try {
    const { values: found } = parseArgs({
      args: values,
      options: { repair: { type: "boolean" }, "drop-mails": { type: "boolean" } },
    });
    return { repair: found.repair ?? false, dropMails: found["drop-mails"] ?? false };
  } catch {
    throw new CannotReconcile(
      "Usage: reconcile.ts [--repair] [--drop-mails]. Without --repair it only lists; stop the service before.",
    );
  }
}

function assertPlausible(differences: readonly Difference[], accounts: number): void {
  const missing = differences.filter(({ user }) => !user).length;
  if (!isKeycloakTheOneInDoubt({ missing, accounts })) return;
  throw new CannotReconcile(
    `Keycloak does not have ${missing} of ${accounts} users: is it the right realm, or was Keycloak restored, too? Nothing was changed.`,
  );
}

async function repairAll(parts: RepairParts, differences: readonly Difference[]): Promise<void> {
  let repaired = 0;
  for (const difference of differences) if (await repair(parts, difference)) repaired += 1;
  const contradictions = differences.filter(({ kind }) => kind === "contradiction").length;
  console.log(`Repaired: ${repaired}. To be looked at: ${contradictions}.`);
  if (contradictions > 0) process.exitCode = 1;
}

async function settleMails(database: Database, drop: boolean): Promise<void> {
  const count = await database.transaction((transaction) =>
    drop ? dropWaitingMails(transaction) : countWaitingMails(transaction),
  );
  if (count === 0) return;
  console.log(
    drop
      ? `Mails dropped: ${count}.`
      : `Mails waiting to be sent: ${count}, perhaps for the second time; right after a restore --drop-mails drops them.`,
  );
}

function explain(error: unknown): string {
  if (error instanceof ConfigurationError || error instanceof CannotReconcile || error instanceof NotMigrated)
    return error.message;
  if (error instanceof IdentityUnavailable)
    return `${error.message} Is Keycloak there, and is KEYCLOAK_CLIENT_SECRET right? Start anew when it is.`;
  if (error instanceof DatabaseUnavailable) return "The database named by DATABASE_URL cannot be reached.";
  return `What differs could not be found or repaired: ${error instanceof Error ? error.message : String(error)}.`;
}
