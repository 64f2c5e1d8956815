import { LONGEST_TRANSACTION_SECONDS, type Seal } from "../../audit/seal.ts";
import type { Transaction } from "../database.ts";
import { AUDIT_COLUMNS, type AuditRow } from "./audit-row.ts";

/** A seal, and what stands in the audit under its number now, if anything. */
export type SealedRow = {
  seal: Seal;
  row: AuditRow | undefined;
  /** So old that every transaction that was under way with it is over. */
  isSettled: boolean;
};

type Row = { [Field in keyof AuditRow]: AuditRow[Field] | null } & {
  position: string;
  sealed_seq: string;
  format: number;
  hash: Buffer;
  is_settled: boolean | null;
};

/** One page of the chain. */
export async function listAuditSeals(
  transaction: Transaction,
  { after, limit }: { after: number; limit: number },
): Promise<SealedRow[]> {
  const { rows } = await transaction.query<Row>(
    `select position, audit_seal.seq as sealed_seq, format, hash, at < now() - make_interval(secs => $3) as is_settled,
            ${AUDIT_COLUMNS}
     from audit_seal left join audit on audit.seq = audit_seal.seq
     where position > $1 order by position limit $2`,
    [after, limit, LONGEST_TRANSACTION_SECONDS],
  );
  return rows.map(({ position, sealed_seq, format, hash, is_settled, ...row }) => ({
    seal: { position: Number(position), seq: sealed_seq, format, hash },
    row: isThere(row) ? row : undefined,
    isSettled: is_settled ?? false,
  }));
}

function isThere(row: { [Field in keyof AuditRow]: AuditRow[Field] | null }): row is AuditRow {
  return row.seq !== null;
}
