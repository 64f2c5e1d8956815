import type { Difference } from "./find-differences.ts";

/** A difference as a sentence, with what repairing does about it. */
export function explainDifference({ kind, registrationId, known, user }: Difference): string {
  const who = `Registration ${registrationId} (${known?.email || user?.email || "forgotten"})`;
  switch (kind) {
    case "lost-confirmation":
      return `${who} was confirmed. Repair: it waits for its decision.`;
    case "lost-approval":
      return `${who} is ${known?.state ?? "unknown"} here, and the person was let in. Repair: approved and in effect; who decided is lost.`;
    case "lost-rejection":
      return `${who} was rejected, and that was carried out. Repair: in effect, without a second mail.`;
    case "lost-ending":
      return `${who} waits here, and its user was deleted: it was rejected or withdrawn, or it expired. Repair: withdrawn.`;
    case "lost-removal":
      return `${who} is ${known?.state ?? "unknown"} here, and the account was removed. Repair: the person is forgotten.`;
    case "lost-registration":
      return `${who} is not known here, nor is the consent. Repair: the disabled user ${user?.id ?? ""} is deleted; ask the person to register again.`;
    case "unknown-account":
      return `${who} is not known here; the account ${user?.id ?? ""} exists and stays. Nothing to do.`;
    case "contradiction":
      return `${who} is ${known?.state ?? "unknown"} here, and user ${user?.id ?? ""} of customer ${user?.customerNumbers.join(", ") || "none"} does not fit. Look at both: nothing is repaired.`;
  }
}
