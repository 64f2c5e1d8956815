import { z } from "zod";
import { Problem } from "../problem.ts";

/**
 * A keyset page's cursor: the sort key of the last row, as text, and its id. Opaque to callers; checked by the schema when
 * it comes back.
 */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** @throws Problem invalid-input when it is none of ours */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch (cause) {
    throw new Problem("invalid-input", { errors: [{ field: "after", code: "invalid" }], cause });
  }
}
