import type { Queryable } from "../database.ts";

/** Takes a proof of work in; false when it was handed in before, even at the same moment. */
export async function spendProof(
  database: Queryable,
  nonce: string,
  expiresAtSeconds: number,
): Promise<boolean> {
  const { rowCount } = await database.query(
    "insert into spent_proof (nonce, expires_at) values ($1, to_timestamp($2)) on conflict do nothing",
    [nonce, expiresAtSeconds],
  );
  return rowCount === 1;
}
