import type { z } from "zod";
import { type RealmDefinition, realmSchema, type RealmSource } from "./realm.ts";
import { referenceMistakes } from "./references.ts";
import { urlMistakes } from "./urls.ts";

/** Where in a definition something is wrong, for example `["clients", 2, "redirectUris", 0]`. */
export type DefinitionPath = readonly (string | number)[];

export interface Mistake {
  readonly at: DefinitionPath;
  readonly message: string;
}

/** Tells which file a part of the definition was written in. */
export type FileOf = (at: DefinitionPath) => string;

/** A definition that must not be applied: one line for each mistake, with file and field. */
export class DefinitionError extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(
      `The definition has ${mistakes.length === 1 ? "a mistake" : "mistakes"}:\n  ${mistakes.join("\n  ")}`,
    );
    this.name = "DefinitionError";
    this.mistakes = mistakes;
  }
}

/**
 * Checks a definition before any request: unknown and missing fields, references to things that are not declared, URLs
 * that would open a hole.
 *
 * @throws {DefinitionError}
 */
export function checkDefinition(source: RealmSource, fileOf: FileOf = () => "definition"): RealmDefinition {
  const parsed = realmSchema.safeParse(source);
  if (!parsed.success) throw definitionError(parsed.error.issues.flatMap(explain), fileOf);
  const mistakes = [...referenceMistakes(parsed.data), ...urlMistakes(parsed.data)];
  if (mistakes.length > 0) throw definitionError(mistakes, fileOf);
  return parsed.data;
}

function definitionError(mistakes: readonly Mistake[], fileOf: FileOf): DefinitionError {
  return new DefinitionError(
    mistakes.map(({ at, message }) => `${fileOf(at)}: ${fieldName(at)}: ${message}`),
  );
}

/** One mistake for each unknown field, so that the field itself is named. */
function explain(issue: z.core.$ZodIssue): Mistake[] {
  const at = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ at: [...at, key], message: "there is no such field" }));
  }
  return [{ at, message: issue.message }];
}

function fieldName(at: DefinitionPath): string {
  return at
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}
