import { type Head, NO_SEALS } from "../../audit/seal.ts";
import type { Queryable } from "../database.ts";

/** The latest seal. */
export async function findAuditHead(database: Queryable): Promise<Head> {
  const { rows } = await database.query<{ position: string; hash: Buffer }>(
    "select position, hash from audit_seal order by position desc limit 1",
  );
  return rows[0] ? { position: Number(rows[0].position), hash: rows[0].hash } : NO_SEALS;
}
