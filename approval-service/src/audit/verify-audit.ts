import type { Database, Transaction } from "../database/database.ts";
import type { AuditRow } from "../database/statements/audit-row.ts";
import { listAuditSeals, type SealedRow } from "../database/statements/list-audit-seals.ts";
import { listUnsealedRows, type UnsealedRow } from "../database/statements/list-unsealed-rows.ts";
import { readOneSnapshot } from "../database/statements/read-one-snapshot.ts";
import type { Finding } from "./finding.ts";
import {
  type Head,
  isKnownFormat,
  LONGEST_TRANSACTION_SECONDS,
  NO_SEALS,
  type Seal,
  sealHash,
} from "./seal.ts";

export type AuditReport = {
  sealed: number;
  /** Rows that have no seal yet. */
  unsealed: number;
  /** Times of the earliest and the latest sealed row. */
  from: string | undefined;
  to: string | undefined;
  head: Head;
  /** The first ones; `findingCount` says how many there are. */
  findings: Finding[];
  findingCount: number;
};

const PAGE = 5_000;
/** Findings that are kept to be shown, and rows that are looked at as where others may have gone. */
const KEPT = 100;

/** A seal whose row is not what was sealed, or gone, and the hash it was laid on. */
type Unmatched = { seal: Seal; previous: Buffer };

type Evidence = {
  report: AuditReport;
  unmatched: Unmatched[];
  /** Rows that no seal is about as they are now. */
  strangers: AuditRow[];
  /** The highest number that has a seal, and that of a row which no transaction can have been under way with any more. */
  highest: { sealed: bigint; settled: bigint };
};

/**
 * Holds the audit against its seals, page by page in one snapshot, so that neither its length nor what is written meanwhile
 * matters. Each link is checked with the stored hash before it: one changed row is one finding.
 * @param known a head from the log, which the chain has to go through
 */
export async function verifyAudit(database: Database, known?: Head): Promise<AuditReport> {
  return database.transaction(async (transaction) => {
    await readOneSnapshot(transaction);
    const evidence: Evidence = {
      report: {
        sealed: 0,
        unsealed: 0,
        from: undefined,
        to: undefined,
        head: NO_SEALS,
        findings: [],
        findingCount: 0,
      },
      unmatched: [],
      strangers: [],
      highest: { sealed: 0n, settled: 0n },
    };
    await checkSeals(transaction, evidence, known);
    await checkUnsealedRows(transaction, evidence);
    const { report } = evidence;
    return { ...report, findings: report.findings.map((finding) => asMoved(finding, evidence)) };
  });
}

async function checkSeals(
  transaction: Transaction,
  evidence: Evidence,
  known: Head | undefined,
): Promise<void> {
  const { report, highest } = evidence;
  /** A link that does not fit. Whether its row was changed or its seal shows in the link after it. */
  let doubt: (Unmatched & { row: AuditRow; hash: Buffer }) | undefined;
  const settleDoubt = (nextFits: boolean) => {
    if (doubt && nextFits) add(evidence, { kind: "seal-changed", position: doubt.seal.position });
    else if (doubt) {
      add(evidence, { kind: "changed", seq: doubt.seal.seq, position: doubt.seal.position });
      keep(evidence.unmatched, doubt);
      keep(evidence.strangers, doubt.row);
    }
    doubt = undefined;
  };

  for await (const { seal, row, isSettled } of sealedRows(transaction)) {
    const previous = report.head;
    const { position, seq, format, hash } = seal;
    report.head = { position, hash };
    report.sealed += 1;
    highest.sealed = max(highest.sealed, BigInt(seq));
    if (isSettled) highest.settled = max(highest.settled, BigInt(seq));

    if (known?.position === position && !known.hash.equals(hash))
      add(evidence, { kind: "head-differs", position });
    const isNext = position === previous.position + 1;
    if (!isNext) {
      settleDoubt(false);
      add(evidence, { kind: "seals-missing", from: previous.position + 1, to: position - 1 });
    }
    if (!row) {
      settleDoubt(false);
      add(evidence, { kind: "missing", seq, position });
      keep(evidence.unmatched, { seal, previous: previous.hash });
    } else if (!isKnownFormat(format)) {
      settleDoubt(false);
      add(evidence, { kind: "unknown-format", position, format });
    } else if (isNext) {
      // Where seals are missing, what the next one was laid on is gone: only those after it can be checked.
      const computed = sealHash(previous.hash, row, format);
      const fits = computed.equals(hash);
      const fitsDoubt = !fits && doubt !== undefined && sealHash(doubt.hash, row, format).equals(hash);
      settleDoubt(fitsDoubt);
      if (fits || fitsDoubt) checkTime(row, evidence);
      else doubt = { seal, previous: previous.hash, row, hash: computed };
    }
  }
  settleDoubt(false);
  if (known && known.position > report.head.position)
    add(evidence, { kind: "head-missing", position: known.position });
}

/** Rows come to light in the order of their times, but for what a transaction may last. */
function checkTime({ seq, at }: AuditRow, evidence: Evidence): void {
  const { report } = evidence;
  if (report.to && Date.parse(at) < Date.parse(report.to) - LONGEST_TRANSACTION_SECONDS * 1_000)
    add(evidence, { kind: "inserted", seq, at });
  if (!report.from || at < report.from) report.from = at;
  if (!report.to || at > report.to) report.to = at;
}

async function checkUnsealedRows(transaction: Transaction, evidence: Evidence): Promise<void> {
  const { report, highest } = evidence;
  for await (const row of unsealedRows(transaction)) {
    const { seq, at, isOverdue } = row;
    report.unsealed += 1;
    keep(evidence.strangers, row);
    if (BigInt(seq) < highest.settled || (isOverdue && BigInt(seq) < highest.sealed))
      add(evidence, { kind: "inserted", seq, at });
    else if (isOverdue) add(evidence, { kind: "unsealed", seq, at });
  }
}

async function* sealedRows(transaction: Transaction): AsyncGenerator<SealedRow> {
  for (let after = 0; ;) {
    const page = await listAuditSeals(transaction, { after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.seal.position;
  }
}

async function* unsealedRows(transaction: Transaction): AsyncGenerator<UnsealedRow> {
  for (let after: string | undefined; ;) {
    const page = await listUnsealedRows(transaction, { after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.seq;
  }
}

/** A row that is not what was sealed was moved if another row says now what it said. */
function asMoved(finding: Finding, { unmatched, strangers }: Evidence): Finding {
  if (finding.kind !== "changed" && finding.kind !== "missing") return finding;
  const { seq, position } = finding;
  const found = unmatched.find(({ seal }) => seal.position === position);
  if (!found || !isKnownFormat(found.seal.format)) return finding;
  const { previous, seal } = found;
  const { format } = found.seal;
  const to = strangers.find((row) => sealHash(previous, { ...row, seq }, format).equals(seal.hash));
  return to ? { kind: "moved", seq, position, to: to.seq } : finding;
}

function add({ report }: Evidence, finding: Finding): void {
  report.findingCount += 1;
  keep(report.findings, finding);
}

function keep<T>(kept: T[], one: T): void {
  if (kept.length < KEPT) kept.push(one);
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
