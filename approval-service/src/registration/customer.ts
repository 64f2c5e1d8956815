/**
 * A customer number or postal code in the form in which two of them are compared: compatibility forms are one (NFKC),
 * spaces do not count, nor does case. No country's format is refused.
 */
export function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\s\u200B-\u200D\u2060\uFEFF]+/g, "")
    .toUpperCase();
}

/** A customer account of the CRM. */
export type Customer = { number: string; name: string | null };
