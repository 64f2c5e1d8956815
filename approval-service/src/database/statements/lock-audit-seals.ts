import type { Transaction } from "../database.ts";

/** Lets one transaction at a time lay seals. @returns false while another one does */
export async function lockAuditSeals(transaction: Transaction): Promise<boolean> {
  const { rows } = await transaction.query<{ locked: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('audit-seal', 0)) as locked",
  );
  return rows[0]?.locked ?? false;
}
