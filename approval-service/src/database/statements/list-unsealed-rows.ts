import { LONGEST_TRANSACTION_SECONDS } from "../../audit/seal.ts";
import type { Transaction } from "../database.ts";
import { AUDIT_COLUMNS, type AuditRow } from "./audit-row.ts";

export type UnsealedRow = AuditRow & {
  /** It says it is so old that it should have a seal. */
  isOverdue: boolean;
};

/** One page of the rows without a seal, by number. */
export async function listUnsealedRows(
  transaction: Transaction,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<UnsealedRow[]> {
  const { rows } = await transaction.query<UnsealedRow>(
    `select ${AUDIT_COLUMNS}, at < now() - make_interval(secs => $3) as "isOverdue" from audit
     where ($1::bigint is null or audit.seq > $1) and not exists (select from audit_seal where audit_seal.seq = audit.seq)
     order by audit.seq limit $2`,
    [after ?? null, limit, LONGEST_TRANSACTION_SECONDS],
  );
  return rows;
}
