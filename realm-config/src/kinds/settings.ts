import type RealmRepresentation from "@keycloak/keycloak-admin-client/lib/defs/realmRepresentation.js";
import type { Change, Difference } from "../change.ts";
import { differences, omit, overlay } from "../compare.ts";
import type { Settings } from "../definition/settings.ts";
import type { Api } from "../keycloak/api.ts";
import { ATTRIBUTE, readAttribute } from "../realm-attributes.ts";
import { fingerprint } from "../secrets.ts";

export type LiveSettings = RealmRepresentation & Record<string, unknown>;

/** Everything about the realm itself, in one request; undefined when there is no such realm. */
export async function readSettings(api: Api): Promise<LiveSettings | undefined> {
  return (await api.get("")) as LiveSettings | undefined;
}

/** What plays the part of the SMTP password in the list of secrets. */
export const SMTP_PASSWORD = "smtpServer.password";

/**
 * Realm settings: also SMTP, themes, events, policies, security headers, lifespans and flow bindings.
 *
 * @param staleSecrets secrets whose value in Keycloak is not, or not known to be, the declared one
 */
export function compareSettings(
  declared: Settings | undefined,
  live: LiveSettings,
  staleSecrets: readonly string[] = [],
): Change[] {
  if (declared === undefined) return [];
  const found: Difference[] = differences(withoutMaskedSecrets(declared), live);
  const isPasswordStale = staleSecrets.includes(SMTP_PASSWORD);
  if (isPasswordStale) found.push({ field: SMTP_PASSWORD, from: undefined, to: undefined, secret: true });
  if (found.length === 0) return [];
  const write = async (api: Api): Promise<void> => {
    // Read again: Keycloak deletes the realm attributes a PUT leaves out, and they may have changed since.
    const present = (await readSettings(api)) ?? {};
    const { attributes = {}, browserSecurityHeaders = {}, smtpServer = {} } = present;
    const body = overlay({ realm: present.realm, attributes, browserSecurityHeaders, smtpServer }, declared);
    const password = declared.smtpServer?.["password"];
    await api.put("", isPasswordStale && password ? withFingerprint(body, present, password) : body);
  };
  return [{ kind: "realm settings", name: live.realm ?? "", action: "update", differences: found, write }];
}

/** In the same request as the password itself: one is never there without the other. */
function withFingerprint(body: Record<string, unknown>, present: LiveSettings, password: string) {
  const known = readAttribute(present, ATTRIBUTE.fingerprints);
  const fingerprints = JSON.stringify({ ...known, [SMTP_PASSWORD]: fingerprint(password) });
  return overlay(body, { attributes: { [ATTRIBUTE.fingerprints]: fingerprints } });
}

/** Keycloak answers `**********` for the SMTP password, so there is nothing to compare it with. */
function withoutMaskedSecrets(declared: Settings): Settings {
  if (declared.smtpServer === undefined) return declared;
  return { ...declared, smtpServer: omit(declared.smtpServer, "password") };
}
