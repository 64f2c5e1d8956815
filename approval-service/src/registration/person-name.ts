export const LONGEST_NAME = 100;

/**
 * What no first or last name contains: control and line characters, direction overrides (a name could make the text
 * around it read backwards), unassigned and private characters, and the @ and the characters that Keycloak refuses in names.
 */
const FORBIDDEN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF<>&"@$%!#?§;*~/\\|^=[\]{}()]/u;

/**
 * A first or last name as it is kept: composed (NFC), single spaces, none around. A dot before two letters gets a space
 * (`Dr.Huber` → `Dr. Huber`), so that no mail program makes a link of `evil.example`. undefined when it is no name.
 */
export function parsePersonName(text: string): string | undefined {
  if (text.length > 4 * LONGEST_NAME || FORBIDDEN.test(text)) return undefined;
  const name = text
    .normalize("NFC")
    .replaceAll(/\.(?=\p{L}{2})/gu, ". ")
    .replaceAll(/\p{Zs}+/gu, " ")
    .trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : undefined;
}
