import { LONGEST_TRANSACTION_SECONDS } from "../../audit/seal.ts";
import type { Transaction } from "../database.ts";
import { AUDIT_COLUMNS, type AuditRow } from "./audit-row.ts";

/**
 * Rows without a seal, by number, after `after`; or else after the latest sealed row that is older than a transaction may
 * be. What comes to light before that one was never the service's: it is left for `audit-verify` to report, and the
 * statement stays as cheap as the last ten minutes, however long the audit is.
 */
export async function listRowsToSeal(
  transaction: Transaction,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<AuditRow[]> {
  const { rows } = await transaction.query<AuditRow>(
    `select ${AUDIT_COLUMNS} from audit
     where audit.seq > coalesce($1::bigint,
             (select settled.seq from audit_seal join audit settled on settled.seq = audit_seal.seq
              where settled.at < now() - make_interval(secs => $2)
              order by audit_seal.position desc limit 1),
             0)
       and not exists (select from audit_seal where audit_seal.seq = audit.seq)
     order by audit.seq limit $3`,
    [after ?? null, LONGEST_TRANSACTION_SECONDS, limit],
  );
  return rows;
}
