import type { Database } from "../database/database.ts";
import { addAuditSeals } from "../database/statements/add-audit-seals.ts";
import { findAuditHead } from "../database/statements/find-audit-head.ts";
import { findSettledSeq } from "../database/statements/find-settled-seq.ts";
import { listRowsToSeal } from "../database/statements/list-rows-to-seal.ts";
import { lockAuditSeals } from "../database/statements/lock-audit-seals.ts";
import type { Log } from "../log.ts";
import { type Head, headText, type Seal, SEAL_FORMAT, sealHash } from "./seal.ts";

const BATCH = 5_000;

/**
 * Lays the chain over the rows that have no seal yet, in the order of their numbers. Whatever is seen is committed for good;
 * a row whose transaction ends later, with a lower number, is sealed by the next run. What comes to light later than any
 * transaction can was never the service's: it is left for `audit-verify` to report, and a run costs as much as the last ten
 * minutes, however long the audit is. The new head goes to the log: whoever keeps the logs can tell a chain that was laid
 * anew (decision 16).
 */
export async function sealAudit({ database, log }: { database: Database; log: Log }): Promise<void> {
  let after: string | undefined;
  for (;;) {
    const batch = await database.transaction(async (transaction) => {
      // Another instance is at it; its next run sees what we would have seen.
      if (!(await lockAuditSeals(transaction))) return undefined;
      const rows = await listRowsToSeal(transaction, {
        after: after ?? (await findSettledSeq(transaction)),
        limit: BATCH,
      });
      if (rows.length === 0) return undefined;
      let head: Head = await findAuditHead(transaction);
      const seals: Seal[] = [];
      for (const row of rows) {
        const hash = sealHash(head.hash, row, SEAL_FORMAT);
        const seal = { position: head.position + 1, seq: row.seq, format: SEAL_FORMAT, hash };
        seals.push(seal);
        head = seal;
      }
      await addAuditSeals(transaction, seals);
      return { head, count: rows.length, last: rows.at(-1)?.seq };
    });
    if (!batch) return;
    log.info({ count: batch.count, head: headText(batch.head) }, "The audit is sealed.");
    if (batch.count < BATCH) return;
    after = batch.last;
  }
}
