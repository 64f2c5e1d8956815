import type { Queryable } from "../database.ts";

export type FoundConfirmation = {
  registrationId: string;
  used: boolean;
  superseded: boolean;
  expired: boolean;
};

export async function findConfirmation(
  database: Queryable,
  tokenHash: Buffer,
): Promise<FoundConfirmation | undefined> {
  const { rows } = await database.query<FoundConfirmation>(
    `select registration_id as "registrationId", used_at is not null as used,
            superseded_at is not null as superseded, expires_at <= now() as expired
     from confirmation where token_hash = $1`,
    [tokenHash],
  );
  return rows[0];
}
