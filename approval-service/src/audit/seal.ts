import { createHash } from "node:crypto";
import type { AuditRow } from "../database/statements/audit-row.ts";

/** One link of the chain: what stands in the audit under `seq` was this when it was sealed. */
export type Seal = { position: number; seq: string; format: number; hash: Buffer };

/** The latest link, which stands for everything before it. */
export type Head = Pick<Seal, "position" | "hash">;

/** The chain of an audit that has never been sealed. */
export const NO_SEALS: Head = { position: 0, hash: Buffer.alloc(32) };

/** How a row is written before it is hashed; a column that is added to the audit makes a new one. */
const FORMATS = [1] as const;
type Format = (typeof FORMATS)[number];

/** The format that new seals have. */
export const SEAL_FORMAT: Format = 1;

export function isKnownFormat(format: number): format is Format {
  return FORMATS.some((known) => known === format);
}

/**
 * A transaction of the service is over after seconds: statements and pauses have limits (database.ts). So rows come to
 * light in the order of their numbers and times, give or take less than this.
 */
export const LONGEST_TRANSACTION_SECONDS = 600;

/**
 * The hash of a link: SHA-256 over the hash before it and the row, which is written as a JSON array in UTF-8 and so can be
 * read in one way only.
 */
export function sealHash(previous: Buffer, row: AuditRow, format: Format): Buffer {
  return createHash("sha256")
    .update(previous)
    .update(JSON.stringify([format, ...fieldsOf(row)]))
    .digest();
}

function fieldsOf(row: AuditRow): (string | null)[] {
  const { seq, registrationId, action, actorType, actorId, actorName } = row;
  const { before, after, requestId, userId, at } = row;
  return [seq, registrationId, action, actorType, actorId, actorName, before, after, requestId, userId, at];
}

/** A head as the log and the commands write it. */
export function headText({ position, hash }: Head): string {
  return `${position}:${hash.toString("hex")}`;
}

/** Reads what {@link headText} has written. */
export function parseHead(text: string): Head | undefined {
  const [, position, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return position && hash ? { position: Number(position), hash: Buffer.from(hash, "hex") } : undefined;
}
