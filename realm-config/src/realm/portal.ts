import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RealmSource } from "../definition/realm.ts";
import { readPublishedVersions } from "../legal/published.ts";
import { REALM } from "../names.ts";
import type { Variables } from "../variables.ts";
import { clientScopes } from "./client-scopes.ts";
import type { ClientFile } from "./define-client.ts";
import { closedRegistration } from "./flows.ts";
import { legalTexts } from "./legal.ts";
import { permissions, policies } from "./permissions.ts";
import { requiredActions } from "./required-actions.ts";
import { groups, roles } from "./roles-and-groups.ts";
import { settings } from "./settings.ts";
import { userProfile } from "./user-profile.ts";

export const CLIENTS_FOLDER = join(import.meta.dirname, "../../clients");
export const LEGAL_FOLDER = join(import.meta.dirname, "../../legal");

/** The realm of the portal for one installation. */
export async function portalRealm(variables: Variables, realm: string = REALM): Promise<RealmSource> {
  const legalVersions = readPublishedVersions(LEGAL_FOLDER);
  const clientFiles = await readClientFiles(CLIENTS_FOLDER);
  return {
    realm,
    settings: settings(variables),
    userProfile: userProfile(legalVersions),
    localization: legalTexts(legalVersions),
    flows: [closedRegistration],
    requiredActions: [...requiredActions],
    roles: [...roles],
    groups: [...groups],
    clientScopes: [...clientScopes],
    clients: clientFiles.map((client) => client(variables)),
    policies: [...policies],
    permissions: [...permissions],
  };
}

/** Every file in the folder is one client: adding an app is adding a file. */
async function readClientFiles(folder: string): Promise<ClientFile[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return Promise.all(
    files.sort().map(async (name) => {
      const { default: client } = (await import(pathToFileURL(join(folder, name)).href)) as {
        default: ClientFile;
      };
      return client;
    }),
  );
}
