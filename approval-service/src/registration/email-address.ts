import { domainToASCII } from "node:url";

/**
 * An e-mail address, by the one rule used everywhere:
 *
 * 1. Spaces around it go; the rest is brought to Unicode NFKC, so that full-width and composed forms are one.
 * 2. The part before the @ is an unquoted RFC 5321 dot-string in ASCII of at most 64 characters. Quoted parts, comments
 *    and non-ASCII characters are refused: mail servers have been tricked with each of them.
 * 3. The domain goes to lower case and to ASCII (IDN → punycode), a trailing dot goes; it has at least two labels.
 * 4. Together at most 254 characters (RFC 5321 section 4.5.3.1.3).
 *
 * `address` is what is shown and where mail is sent: they can never differ. `key` is `address` in lower case and decides
 * whether two addresses are the same one, as Keycloak does.
 */
export type EmailAddress = { readonly address: string; readonly key: string };

export const LONGEST_EMAIL = 254;

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN_CHARACTERS = /^[\p{L}\p{M}\p{N}.-]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Reads an address as somebody typed it; undefined when it is none. Linear in the length of the text. */
export function parseEmailAddress(text: string): EmailAddress | undefined {
  if (text.length > 2 * LONGEST_EMAIL) return undefined;
  const normalised = text.trim().normalize("NFKC");
  const at = normalised.indexOf("@");
  if (at < 1 || at > 64) return undefined;
  const local = normalised.slice(0, at);
  const domain = parseDomain(normalised.slice(at + 1));
  if (!domain || !LOCAL_PART.test(local)) return undefined;
  const address = `${local}@${domain}`;
  return address.length > LONGEST_EMAIL ? undefined : { address, key: address.toLowerCase() };
}

/** The key of an address that Keycloak has, whatever its form. */
export function emailKeyOf(address: string): string {
  return parseEmailAddress(address)?.key ?? address.trim().toLowerCase();
}

function parseDomain(text: string): string | undefined {
  // domainToASCII is a URL host parser: it would also take percent escapes and numbers, hence the check before.
  if (!DOMAIN_CHARACTERS.test(text)) return undefined;
  const ascii = domainToASCII(text).replace(/\.$/, "");
  const labels = ascii.split(".");
  const topLevel = labels.at(-1) ?? "";
  if (labels.length < 2 || !/[a-z]/.test(topLevel)) return undefined;
  return labels.every((label) => LABEL.test(label)) ? ascii : undefined;
}
