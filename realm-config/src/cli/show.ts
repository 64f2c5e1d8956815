import { styleText } from "node:util";
import type { Change, Difference } from "../change.ts";

/** Longer values are cut in the human form; `--json` has them whole. */
const LONGEST = 72;

const LOOK = {
  create: { sign: "+", style: "green" },
  update: { sign: "~", style: "yellow" },
  delete: { sign: "-", style: "red" },
  release: { sign: "·", style: "gray" },
} as const;

/** The plan as people read it: one line an object, below it the fields that change, old → new. */
export function showChanges(changes: readonly Change[]): string {
  return changes.map((change) => [heading(change), ...fields(change)].join("\n")).join("\n");
}

function heading({ kind, name, action }: Change): string {
  const { sign, style } = LOOK[action];
  const remark =
    action === "release" ? "  no longer managed; stays in Keycloak unless it is listed in prune" : "";
  return styleText(style, `${sign} ${kind} ${name}`.trimEnd()) + remark;
}

function fields({ action, differences }: Change): string[] {
  // Of something new, the fields are in the code; their values would hide what else changes.
  if (action !== "update") return [];
  const width = Math.min(40, Math.max(...differences.map(({ field }) => field.length)));
  return differences.flatMap((difference) => field(difference, width));
}

function field({ field: name, from, to, secret }: Difference, width: number): string[] {
  const label = `    ${name.padEnd(width)}  `;
  if (secret) return [`${label}(secret) changed`];
  if (isPlainList(from) && isPlainList(to)) {
    const added = to
      .filter((item) => !from.includes(item))
      .map((item) => styleText("green", `+ ${show(item)}`));
    const removed = from
      .filter((item) => !to.includes(item))
      .map((item) => styleText("red", `- ${show(item)}`));
    if (added.length + removed.length > 0) return [`${label}${[...removed, ...added].join("  ")}`];
  }
  return [`${label}${show(from)} → ${show(to)}`];
}

function isPlainList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every((item) => typeof item !== "object");
}

function show(value: unknown): string {
  if (value === undefined) return "(not set)";
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}… (${text.length} characters)`;
}

/** One sentence with the numbers. */
export function showSummary(changes: readonly Change[]): string {
  const count = (action: Change["action"]): number =>
    changes.filter((change) => change.action === action).length;
  const parts = [
    `${count("create")} to create`,
    `${count("update")} to change`,
    `${count("delete")} to delete`,
    ...(count("release") > 0 ? [`${count("release")} no longer managed`] : []),
  ];
  return `${parts.join(", ")}.`;
}

/** The same for machines. Secrets are marked and have no value. */
export function changesAsJson(changes: readonly Change[]): object[] {
  return changes.map(({ kind, name, action, differences }) => ({
    kind,
    name,
    action,
    differences: differences.map(({ field: changed, from = null, to = null, secret }) =>
      secret ? { field: changed, secret } : { field: changed, from, to },
    ),
  }));
}
