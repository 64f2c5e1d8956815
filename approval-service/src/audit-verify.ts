import { parseArgs } from "node:util";
import { explainFinding } from "./audit/finding.ts";
import { headText, parseHead } from "./audit/seal.ts";
import { type AuditReport, verifyAudit } from "./audit/verify-audit.ts";
import { ConfigurationError, readConfiguration } from "./configuration.ts";
import { DatabaseUnavailable, openDatabase } from "./database/database.ts";
import { assertMigrated, NotMigrated } from "./database/migrate.ts";

// The audit-verify command: holds the audit against the chain of seals over it and says what is not as it was. It only reads.

class CannotVerify extends Error {
  override readonly name = "CannotVerify";
}

try {
  const known = readHead(process.argv.slice(2));
  const { DATABASE_URL: connectionString } = readConfiguration(process.env);
  const database = openDatabase({ connectionString, connections: 1, statementTimeoutMs: 600_000 });
  try {
    await assertMigrated(database);
    const report = await verifyAudit(database, known);
    print(report);
    if (report.findingCount > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
} catch (error) {
  process.exitCode = 1;
  console.error(explain(error));
}

function readHead(values: string[]) {
  const usage = "Usage: audit-verify.ts [--head <position>:<hash>], a head as the log has it.";
  try {
    const { head } = parseArgs({ args: values, options: { head: { type: "string" } } }).values;
    if (head === undefined) return undefined;
    const parsed = parseHead(head);
    if (parsed) return parsed;
  } catch {
    // An argument that is not known: answered as below.
  }
  throw new CannotVerify(usage);
}

function print({ sealed, unsealed, from, to, head, findings, findingCount }: AuditReport): void {
  const period = from && to ? `, from ${from} to ${to}` : "";
  console.log(`Sealed: ${sealed} rows${period}. Not sealed yet: ${unsealed}.`);
  if (sealed > 0) console.log(`The head is ${headText(head)}.`);
  for (const finding of findings) console.log(explainFinding(finding));
  if (findingCount > findings.length) console.log(`… and ${findingCount - findings.length} more findings.`);
  if (findingCount === 0) console.log("The audit is as it was sealed.");
}

function explain(error: unknown): string {
  if (error instanceof ConfigurationError || error instanceof CannotVerify || error instanceof NotMigrated)
    return error.message;
  if (error instanceof DatabaseUnavailable) return "The database named by DATABASE_URL cannot be reached.";
  return `The audit could not be verified: ${error instanceof Error ? error.message : String(error)}.`;
}
