import type RealmRepresentation from "@keycloak/keycloak-admin-client/lib/defs/realmRepresentation.js";
import type { Api } from "./keycloak/api.ts";

/** Realm attributes in which this tool keeps what Keycloak cannot tell it. */
export const ATTRIBUTE = {
  /** Names of everything managed, by kind: what is missing in a later definition is "no longer managed". */
  managed: "realm-config.managed",
  /** Fingerprints of the secrets that Keycloak does not show. */
  fingerprints: "realm-config.fingerprints",
} as const;

/** The JSON object in a realm attribute; empty when there is none or it is broken. */
export function readAttribute(settings: RealmRepresentation, name: string): Record<string, unknown> {
  try {
    return JSON.parse(settings.attributes?.[name] as string) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Sets one realm attribute. Keycloak deletes the ones a PUT leaves out: the others are sent along. */
export async function writeAttribute(api: Api, name: string, value: unknown): Promise<void> {
  const { realm, attributes } = (await api.get("")) as RealmRepresentation;
  await api.put("", { realm, attributes: { ...attributes, [name]: JSON.stringify(value) } });
}
