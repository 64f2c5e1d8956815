import type { Change } from "./change.ts";
import { same } from "./compare.ts";
import type { RealmDefinition } from "./definition/realm.ts";
import type { Api } from "./keycloak/api.ts";
import type { LiveSettings } from "./kinds/settings.ts";
import { ATTRIBUTE, readAttribute, writeAttribute } from "./realm-attributes.ts";

/** Names by kind, with the words changes use. */
export type Ledger = Readonly<Record<string, readonly string[]>>;

/** Everything a definition manages that could be taken out of it again. */
function managedNames(definition: RealmDefinition): Ledger {
  const { userProfile, localization = {} } = definition;
  return {
    flow: (definition.flows ?? []).map(({ alias }) => alias),
    "required action": (definition.requiredActions ?? []).map(({ alias }) => alias),
    "user profile attribute": (userProfile?.attributes ?? []).map(({ name }) => name),
    role: (definition.roles ?? []).map(({ name }) => name),
    group: (definition.groups ?? []).map(({ path }) => path),
    "client scope": (definition.clientScopes ?? []).map(({ name }) => name),
    client: (definition.clients ?? []).map(({ clientId }) => clientId),
    "identity provider": (definition.identityProviders ?? []).map(({ alias }) => alias),
    policy: (definition.policies ?? []).map(({ name }) => name),
    permission: (definition.permissions ?? []).map(({ name }) => name),
    text: Object.entries(localization).flatMap(([locale, texts]) =>
      Object.keys(texts).map((key) => `${locale} ${key}`),
    ),
  };
}

/** What an earlier apply managed and the definition no longer has. It stays in Keycloak; the plan says so once. */
export function compareLedger(
  definition: RealmDefinition,
  settings: LiveSettings,
  deleted: readonly Change[],
): Change[] {
  const now = managedNames(definition);
  const before = readAttribute(settings, ATTRIBUTE.managed) as Ledger;
  const isDeleted = (kind: string, name: string): boolean =>
    deleted.some((change) => change.kind === kind && change.name === name);
  return Object.entries(before).flatMap(([kind, names]) =>
    names
      .filter((name) => !now[kind]?.includes(name) && !isDeleted(kind, name))
      .map((name): Change => {
        return { kind, name, action: "release", differences: [], write: () => Promise.resolve() };
      }),
  );
}

/** Writes down what is managed. Before anything else is written, so that a killed run leaves nothing behind unknown. */
export async function recordManaged(
  api: Api,
  definition: RealmDefinition,
  settings: LiveSettings,
): Promise<void> {
  const now = managedNames(definition);
  if (same(now, readAttribute(settings, ATTRIBUTE.managed))) return;
  await writeAttribute(api, ATTRIBUTE.managed, now);
}
