import type { Seal } from "../../audit/seal.ts";
import type { Transaction } from "../database.ts";

export async function addAuditSeals(transaction: Transaction, seals: readonly Seal[]): Promise<void> {
  await transaction.query(
    `insert into audit_seal (position, seq, format, hash)
     select * from unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::bytea[])`,
    [
      seals.map(({ position }) => position),
      seals.map(({ seq }) => seq),
      seals.map(({ format }) => format),
      seals.map(({ hash }) => hash),
    ],
  );
}
