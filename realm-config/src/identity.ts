import type ClientRepresentation from "@keycloak/keycloak-admin-client/lib/defs/clientRepresentation.js";
import { type Api, path } from "./keycloak/api.ts";
import { readRoleMappings, writeRoleMappings } from "./kinds/role-mappings.ts";

/**
 * What this tool needs of a realm, and no more: none of the roles can be left out. With fine-grained permissions on,
 * Keycloak lets only `realm-admin` hand out admin roles, so that this identity cannot raise itself.
 */
const APPLY_ROLES = ["manage-realm", "manage-clients", "manage-users"];

/** What a check for drift needs: to read. */
const READ_ONLY_ROLES = ["view-realm", "view-clients", "view-users", "view-authorization"];

/** Client id of the tool's identity. */
export function identityName(isReadOnly: boolean): string {
  return isReadOnly ? "realm-config-drift" : "realm-config";
}

/**
 * Creates the client that the tool runs as, or puts it right. It is not part of the realm's definition: who may write the
 * realm is decided by an administrator and not by what is written.
 *
 * @returns the roles it has
 */
export async function createIdentity(api: Api, secret: string, isReadOnly: boolean): Promise<string[]> {
  const clientId = identityName(isReadOnly);
  const [present] = (await api.get(path`/clients?clientId=${clientId}`)) as ClientRepresentation[];
  const client = {
    clientId,
    name: isReadOnly ? "realm-config (drift)" : "realm-config",
    description: "The command line tool that applies the realm's definition.",
    publicClient: false,
    secret,
    standardFlowEnabled: false,
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: true,
    fullScopeAllowed: true,
    redirectUris: [],
    webOrigins: [],
  };
  const id = present?.id ?? (await api.post("/clients", client));
  if (present !== undefined) await api.put(path`/clients/${id}`, { ...present, ...client });
  const account = (await api.get(path`/clients/${id}/service-account-user`)) as { id: string };
  const mappings = path`/users/${account.id}/role-mappings`;
  const roles = isReadOnly ? READ_ONLY_ROLES : APPLY_ROLES;
  const live = await readRoleMappings(api, mappings);
  await writeRoleMappings(
    api,
    mappings,
    { realm: [...live.realm], clients: { "realm-management": roles } },
    live,
  );
  return roles;
}
