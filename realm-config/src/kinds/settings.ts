import type RealmRepresentation from "@keycloak/keycloak-admin-client/lib/defs/realmRepresentation.js";
import type { Change } from "../change.ts";
import { differences, omit, overlay } from "../compare.ts";
import type { Settings } from "../definition/settings.ts";
import type { Api } from "../keycloak/api.ts";

export type LiveSettings = RealmRepresentation & Record<string, unknown>;

/** Everything about the realm itself, in one request; undefined when there is no such realm. */
export async function readSettings(api: Api): Promise<LiveSettings | undefined> {
  return (await api.get("")) as LiveSettings | undefined;
}

/** Realm settings: also SMTP, themes, events, policies, security headers, lifespans and flow bindings. */
export function compareSettings(declared: Settings | undefined, live: LiveSettings): Change[] {
  if (declared === undefined) return [];
  const found = differences(withoutMaskedSecrets(declared), live);
  if (found.length === 0) return [];
  return [
    {
      kind: "realm settings",
      name: live.realm ?? "",
      action: "update",
      differences: found,
      write: async (api) => {
        // Keycloak deletes the realm attributes a PUT leaves out: send the present ones along.
        const present = ((await api.get("")) ?? {}) as LiveSettings;
        const { attributes = {}, browserSecurityHeaders = {}, smtpServer = {} } = present;
        await api.put(
          "",
          overlay({ realm: present.realm, attributes, browserSecurityHeaders, smtpServer }, declared),
        );
      },
    },
  ];
}

/** Keycloak answers `**********` for the SMTP password, so there is nothing to compare it with. */
function withoutMaskedSecrets(declared: Settings): Settings {
  if (declared.smtpServer === undefined) return declared;
  return { ...declared, smtpServer: omit(declared.smtpServer, "password") };
}
