import type { Transaction } from "../database.ts";
import { AUDIT_COLUMNS, type AuditRow } from "./audit-row.ts";

/** Rows without a seal, by number, after `after`. */
export async function listRowsToSeal(
  transaction: Transaction,
  { after, limit }: { after: string; limit: number },
): Promise<AuditRow[]> {
  const { rows } = await transaction.query<AuditRow>(
    `select ${AUDIT_COLUMNS} from audit
     where audit.seq > $1 and not exists (select from audit_seal where audit_seal.seq = audit.seq)
     order by audit.seq limit $2`,
    [after, limit],
  );
  return rows;
}
