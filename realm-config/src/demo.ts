import type UserRepresentation from "@keycloak/keycloak-admin-client/lib/defs/userRepresentation.js";
import { type Api, connect, type Connection, path } from "./keycloak/api.ts";
import { groupId } from "./kinds/groups.ts";
import { attributeName } from "./legal/documents.ts";
import { readPublishedVersions } from "./legal/published.ts";
import { ATTRIBUTES, GROUPS, REALM } from "./names.ts";
import { LEGAL_FOLDER } from "./realm/portal.ts";

/** Password of every demo user. */
export const DEMO_PASSWORD = "Portal-Demo-2026";

interface DemoUser {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly customerNumber?: string;
  readonly groups: readonly string[];
}

const DEMO_USERS: readonly DemoUser[] = [
  {
    email: "superadmin@praxis-rhein.example",
    firstName: "Renate",
    lastName: "Rheinländer",
    customerNumber: "1000001",
    groups: [GROUPS.portalUsers, GROUPS.superAdmins],
  },
  {
    email: "superadmin@mvz-spree.example",
    firstName: "Simon",
    lastName: "Spree",
    customerNumber: "1000002",
    groups: [GROUPS.portalUsers, GROUPS.superAdmins],
  },
  { email: "operator@cgm.example", firstName: "Olivia", lastName: "Ostermann", groups: [GROUPS.operators] },
];

/**
 * Creates the demo users that are not there yet, able to log in at once. Existing ones stay as they are, whatever was done
 * to them. For demonstrations and tests only: the password is in this file.
 */
export async function applyDemoUsers(connection: Connection, realm: string = REALM): Promise<void> {
  const api = connect(connection, realm);
  for (const user of DEMO_USERS) await createDemoUser(api, user);
}

async function createDemoUser(api: Api, user: DemoUser): Promise<void> {
  const found = (await api.get(path`/users?exact=true&email=${user.email}`)) as UserRepresentation[];
  const id = found[0]?.id ?? (await api.post("/users", representation(user)));
  // One by one and always: a group is missing when an earlier run was killed. Joining twice is no mistake to Keycloak.
  for (const group of user.groups)
    await api.put(path`/users/${id}/groups/${await groupId(api, group)}`, undefined);
}

function representation({ email, firstName, lastName, customerNumber }: DemoUser): UserRepresentation {
  const current = readPublishedVersions(LEGAL_FOLDER).filter(({ isCurrent }) => isCurrent);
  const agreements = current.map(({ document, version }) => [attributeName(document, version), ["accepted"]]);
  return {
    username: email,
    email,
    firstName,
    lastName,
    enabled: true,
    emailVerified: true,
    attributes: {
      locale: ["de"],
      ...(customerNumber === undefined ? {} : { [ATTRIBUTES.customerNumber]: [customerNumber] }),
      ...(Object.fromEntries(agreements) as Record<string, string[]>),
    },
    credentials: [{ type: "password", value: DEMO_PASSWORD, temporary: false }],
  };
}
