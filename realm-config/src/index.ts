import { apply, type ApplyOptions } from "./apply.ts";
import type { App } from "./apps/app.ts";
import type { CustomerIdentityProvider } from "./apps/customer-identity-provider.ts";
import type { Change } from "./change.ts";
import { checkDefinition } from "./definition/mistakes.ts";
import type { RealmSource } from "./definition/realm.ts";
import { connect, type Connection } from "./keycloak/api.ts";
import { REALM } from "./names.ts";
import { LEGAL_FOLDER, portalRealm } from "./realm/portal.ts";
import { variablesSchema, type VariablesInput } from "./variables.ts";

export { applyDemoUsers, DEMO_PASSWORD } from "./demo.ts";
export type { Connection, VariablesInput as RealmVariables };

export interface ApplyRealmOptions extends Connection, ApplyOptions {
  readonly variables: VariablesInput;
  /** Another name than the portal's own realm, for tests. */
  readonly realm?: string;
  /** Apps besides those in clients/, for tests. */
  readonly apps?: readonly App[];
  /** Customers' identity providers besides those in identity-providers/, for tests. */
  readonly identityProviders?: readonly CustomerIdentityProvider[];
}

/**
 * Makes the portal's realm as declared and returns the changes it made: none, when everything was so already.
 *
 * @throws {DefinitionError} before any request, naming file and field of every mistake
 * @throws {ApplyError} naming the object, the request and Keycloak's answer
 */
export async function applyRealm(options: ApplyRealmOptions): Promise<Change[]> {
  const realm = options.realm ?? REALM;
  const { apps = [], identityProviders = [] } = options;
  const definition = await portalRealm(variablesSchema.parse(options.variables), realm, LEGAL_FOLDER, {
    apps,
    identityProviders,
  });
  return apply(connect(options, realm), definition, options);
}

/**
 * Makes any other realm as declared, for example one that brokers to the portal.
 *
 * @throws {DefinitionError} before any request, naming the field of every mistake
 */
export async function applyDefinition(connection: Connection, source: RealmSource): Promise<Change[]> {
  return apply(
    connect(connection, source.realm),
    checkDefinition(source, () => `realm ${source.realm}`),
  );
}
