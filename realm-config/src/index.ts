import { apply, type Progress } from "./apply.ts";
import type { Change } from "./change.ts";
import { realmSchema } from "./definition/realm.ts";
import { connect, type Connection } from "./keycloak/api.ts";
import { REALM } from "./names.ts";
import { portalRealm } from "./realm/portal.ts";
import { variablesSchema, type VariablesInput } from "./variables.ts";

export { applyDemoUsers, DEMO_PASSWORD } from "./demo.ts";
export type { Connection, VariablesInput as RealmVariables };

export interface ApplyOptions extends Connection {
  readonly variables: VariablesInput;
  /** Another name than the portal's own realm, for tests. */
  readonly realm?: string;
  readonly progress?: Progress;
}

/**
 * Makes the portal's realm as declared and returns the changes it made: none, when everything was so already.
 *
 * @throws {ApplyError} naming the object, the request and Keycloak's answer
 */
export async function applyRealm(options: ApplyOptions): Promise<Change[]> {
  const realm = options.realm ?? REALM;
  const definition = realmSchema.parse(await portalRealm(variablesSchema.parse(options.variables), realm));
  return apply(connect(options, realm), definition, options.progress);
}
