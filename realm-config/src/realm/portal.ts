import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { accessFlow, flowOf } from "../apps/access.ts";
import type { App } from "../apps/app.ts";
import { omit } from "../compare.ts";
import { checkDefinition, type FileOf } from "../definition/mistakes.ts";
import type { RealmDefinition } from "../definition/realm.ts";
import { readPublishedVersions } from "../legal/published.ts";
import { REALM } from "../names.ts";
import type { Variables } from "../variables.ts";
import { clientScopes } from "./client-scopes.ts";
import type { ClientFile } from "./define-client.ts";
import { closedRegistration } from "./flows.ts";
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

/** What is declared besides this repository's files: for tests. */
export interface FurtherParts {
  readonly apps?: readonly App[];
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
  const clients = await readClientFiles(CLIENTS_FOLDER);
  const apps = [...clients.map(({ define }) => define(variables)), ...(further.apps ?? [])];
  const fileOf: FileOf = ([part, index]) => {
    if (part !== "clients") return `realm-config/${FILES[String(part)] ?? "src/realm/portal.ts"}`;
    return `realm-config/clients/${clients[Number(index)]?.name ?? ""}`;
  };
  return checkDefinition(
    {
      realm,
      settings: settings(variables),
      userProfile: userProfile(legalVersions),
      localization: texts(legalVersions, apps),
      flows: [closedRegistration, ...apps.flatMap(accessFlow)],
      requiredActions: [...requiredActions],
      roles: [...roles],
      groups: [...groups],
      clientScopes: [...clientScopes, ...apps.flatMap(({ scopes = [] }) => scopes)],
      clients: apps.map((app) => ({ ...omit(app, "scopes", "access"), browserFlow: flowOf(app) })),
      policies: [...policies],
      permissions: [...permissions],
      prune,
    },
    fileOf,
  );
}

/** Every file in the folder is one client: adding an app is adding a file. */
async function readClientFiles(folder: string): Promise<{ name: string; define: ClientFile }[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return Promise.all(
    files.sort().map(async (name) => {
      const { default: define } = (await import(pathToFileURL(join(folder, name)).href)) as {
        default: ClientFile;
      };
      return { name, define };
    }),
  );
}
