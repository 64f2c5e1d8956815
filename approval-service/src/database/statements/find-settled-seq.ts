import { LONGEST_TRANSACTION_SECONDS } from "../../audit/seal.ts";
import type { Transaction } from "../database.ts";

/** The number of the latest sealed row that is older than a transaction may be; before it, nothing can come to light. */
export async function findSettledSeq(transaction: Transaction): Promise<string> {
  const { rows } = await transaction.query<{ seq: string }>(
    `select audit.seq from audit_seal join audit on audit.seq = audit_seal.seq
     where at < now() - make_interval(secs => $1)
     order by position desc limit 1`,
    [LONGEST_TRANSACTION_SECONDS],
  );
  return rows[0]?.seq ?? "0";
}
