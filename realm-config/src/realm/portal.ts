import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { accessFlow, accessScopes, flowOf } from "../apps/access.ts";
import type { App } from "../apps/app.ts";
import {
  brokerFlows,
  type CustomerIdentityProvider,
  identityProvider,
} from "../apps/customer-identity-provider.ts";
import type { IdentityProviderFile } from "../apps/define-identity-provider.ts";
import { omit } from "../compare.ts";
import { checkDefinition, type FileOf } from "../definition/mistakes.ts";
import type { RealmDefinition } from "../definition/realm.ts";
import { readPublishedVersions } from "../legal/published.ts";
import { REALM } from "../names.ts";
import type { Variables } from "../variables.ts";
import { clientScopes } from "./client-scopes.ts";
import type { ClientFile } from "./define-client.ts";
import { closedRegistration, resetCredentials } from "./flows.ts";
import { permissions, policies } from "./permissions.ts";
import { prune } from "./prune.ts";
import { requiredActions } from "./required-actions.ts";
import { groups, roles } from "./roles-and-groups.ts";
import { settings } from "./settings.ts";
import { texts } from "./texts.ts";
import { userProfile } from "./user-profile.ts";

export const LEGAL_FOLDER = join(import.meta.dirname, "../../legal");
/** One file an app. */
export const CLIENTS_FOLDER = join(import.meta.dirname, "../../clients");
/** One file a customer that brings its own provider. */
const PROVIDERS_FOLDER = join(import.meta.dirname, "../../identity-providers");

/** What is declared besides this repository's files: for tests. */
export interface FurtherParts {
  readonly apps?: readonly App[];
  readonly identityProviders?: readonly CustomerIdentityProvider[];
}

/** The file each part is written in, to be named when something is wrong with it. */
const FILES: Readonly<Record<string, string>> = {
  settings: "src/realm/settings.ts",
  userProfile: "src/realm/user-profile.ts",
  localization: "src/realm/texts.ts",
  flows: "src/realm/flows.ts",
  requiredActions: "src/realm/required-actions.ts",
  roles: "src/realm/roles-and-groups.ts",
  groups: "src/realm/roles-and-groups.ts",
  clientScopes: "src/realm/client-scopes.ts",
  policies: "src/realm/permissions.ts",
  permissions: "src/realm/permissions.ts",
  prune: "src/realm/prune.ts",
};

/**
 * The realm of the portal for one installation, checked.
 *
 * @throws {DefinitionError} naming file and field of every mistake
 */
export async function portalRealm(
  variables: Variables,
  realm: string = REALM,
  legalFolder: string = LEGAL_FOLDER,
  further: FurtherParts = {},
): Promise<RealmDefinition> {
  const legalVersions = readPublishedVersions(legalFolder);
  const clients = await readFiles(CLIENTS_FOLDER);
  const apps = [
    ...clients.map(({ define }) => (define as ClientFile)(variables)),
    ...(further.apps ?? []),
  ].map(marked);
  const providerFiles = await readFiles(PROVIDERS_FOLDER);
  const providers = [
    ...providerFiles.map(({ define }) => (define as IdentityProviderFile)()),
    ...(further.identityProviders ?? []),
  ];
  const isOwnResetNeeded = providers.length > 0 || apps.some(({ access }) => access !== undefined);
  const ownReset = isOwnResetNeeded ? [resetCredentials(apps)] : [];
  const fileOf: FileOf = ([part, index]) => {
    if (part === "identityProviders")
      return `realm-config/identity-providers/${providerFiles[Number(index)]?.name ?? ""}`;
    if (part !== "clients") return `realm-config/${FILES[String(part)] ?? "src/realm/portal.ts"}`;
    return `realm-config/clients/${clients[Number(index)]?.name ?? ""}`;
  };
  return checkDefinition(
    {
      realm,
      settings: {
        ...settings(variables),
        resetCredentialsFlow: ownReset[0]?.alias ?? "reset credentials",
      },
      userProfile: userProfile(legalVersions),
      localization: texts(legalVersions, apps),
      flows: [
        closedRegistration,
        ...ownReset,
        ...apps.flatMap(accessFlow),
        ...providers.flatMap((provider) => brokerFlows(provider, apps)),
      ],
      requiredActions: [...requiredActions],
      roles: [...roles],
      groups: [...groups],
      clientScopes: [...clientScopes, ...apps.flatMap(({ scopes = [] }) => scopes)],
      clients: apps.map((app) => ({ ...omit(app, "scopes", "access"), browserFlow: flowOf(app) })),
      identityProviders: providers.map(identityProvider),
      policies: [...policies],
      permissions: [...permissions],
      prune,
    },
    fileOf,
  );
}

/** An app with the scope that flows know it by, where it needs one. */
function marked(app: App): App {
  const markers = accessScopes(app);
  const names = markers.map(({ name }) => name);
  return {
    ...app,
    scopes: [...(app.scopes ?? []), ...markers],
    defaultClientScopes: [...app.defaultClientScopes, ...names],
  };
}

/** Every file in the folder is one object: adding an app or a provider is adding a file. */
async function readFiles(folder: string): Promise<{ name: string; define: unknown }[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return Promise.all(
    files.sort().map(async (name) => {
      const { default: define } = (await import(pathToFileURL(join(folder, name)).href)) as {
        default: unknown;
      };
      return { name, define };
    }),
  );
}
