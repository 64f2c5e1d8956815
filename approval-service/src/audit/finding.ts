/** Something about the audit that is not as it was sealed. Numbers of rows are `audit.seq`, positions are the seals'. */
export type Finding =
  | { kind: "changed"; seq: string; position: number }
  | { kind: "moved"; seq: string; position: number; to: string }
  | { kind: "missing"; seq: string; position: number }
  | { kind: "inserted"; seq: string; at: string }
  | { kind: "unsealed"; seq: string; at: string }
  | { kind: "seal-changed"; position: number }
  | { kind: "seals-missing"; from: number; to: number }
  | { kind: "unknown-format"; position: number; format: number }
  | { kind: "head-missing"; position: number }
  | { kind: "head-differs"; position: number };

/** A finding as a sentence. */
export function explainFinding(finding: Finding): string {
  switch (finding.kind) {
    case "changed":
      return `Row ${finding.seq} was changed: it is not what was sealed at position ${finding.position}.`;
    case "moved":
      return `Row ${finding.seq}, sealed at position ${finding.position}, was moved: what it said now stands in row ${finding.to}.`;
    case "missing":
      return `Row ${finding.seq}, sealed at position ${finding.position}, is missing.`;
    case "inserted":
      return `Row ${finding.seq} (${finding.at}) was inserted afterwards: later rows were sealed without it.`;
    case "unsealed":
      return `Row ${finding.seq} (${finding.at}) is older than ten minutes and has no seal: is the job seal-audit running?`;
    case "seal-changed":
      return `The seal at position ${finding.position} was changed.`;
    case "seals-missing":
      return finding.from === finding.to
        ? `The seal at position ${finding.from} is missing.`
        : `The seals at positions ${finding.from} to ${finding.to} are missing.`;
    case "unknown-format":
      return `The seal at position ${finding.position} has format ${finding.format}, which this version does not know.`;
    case "head-missing":
      return `The chain ends before position ${finding.position}, which the given head names: it was cut or laid anew.`;
    case "head-differs":
      return `The seal at position ${finding.position} is not the given head: the chain was laid anew.`;
  }
}
