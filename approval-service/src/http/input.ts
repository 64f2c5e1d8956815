import { z } from "zod";
import { comparable } from "../registration/customer.ts";
import { type EmailAddress, LONGEST_EMAIL, parseEmailAddress } from "../registration/email-address.ts";
import { LONGEST_NAME, parsePersonName } from "../registration/person-name.ts";
import { type FieldError, Problem } from "./problem.ts";

/**
 * Parses what a request brings, once, at the edge. Unknown fields are dropped; every wrong field is reported with a code.
 * @throws Problem invalid-input
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Problem("invalid-input", {
    errors: parsed.error.issues.map(({ path, message }) => ({
      field: path.join("."),
      code: toCode(message),
    })),
  });
}

/**
 * A text field: trimmed, not empty, not longer than `longest`, and whatever `parse` makes of it.
 * The error messages are the field error codes of the API.
 */
export function field<T>(longest: number, parse: (text: string) => T | undefined) {
  return z
    .string({ error: ({ input }) => (input === undefined || input === null ? "required" : "invalid") })
    .meta({ minLength: 1, maxLength: longest })
    .transform((text, context) => {
      const trimmed = text.trim();
      const code = trimmed === "" ? "required" : trimmed.length > longest ? "too-long" : undefined;
      const value = code ? undefined : parse(trimmed);
      if (value !== undefined) return value;
      context.addIssue({ code: "custom", message: code ?? "invalid" });
      return z.NEVER;
    });
}

export function emailField() {
  return field<EmailAddress>(LONGEST_EMAIL, parseEmailAddress);
}

export function nameField() {
  return field(LONGEST_NAME, (text) => {
    const name = parsePersonName(text);
    return name && name.length <= LONGEST_NAME ? name : undefined;
  });
}

/** A customer number or postal code of any country: printable, without anything that changes the text around it. */
export function referenceField(longest: number) {
  return field(longest, (text) =>
    /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(text) || comparable(text) === "" ? undefined : text,
  );
}

/** Text of several lines, such as a reason: no control characters but line ends, no direction overrides. */
export function proseField(longest: number) {
  return field(longest, (text) => {
    const lines = text.replaceAll(/\r\n?/g, "\n");
    return /[^\P{Cc}\n]|[\p{Cs}\p{Co}\p{Cn}\u202A-\u202E\u2066-\u2069]/u.test(lines) ? undefined : lines;
  });
}

function toCode(message: string): FieldError["code"] {
  return message === "required" || message === "too-long" ? message : "invalid";
}
