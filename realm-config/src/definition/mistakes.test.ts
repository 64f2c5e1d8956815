import { expect, test } from "vitest";
import type { Client } from "./clients.ts";
import { checkDefinition, DefinitionError } from "./mistakes.ts";
import type { RealmSource } from "./realm.ts";

function client(more: Partial<Client> & Record<string, unknown> = {}): Client {
  return {
    clientId: "app",
    publicClient: false,
    standardFlowEnabled: true,
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: false,
    fullScopeAllowed: false,
    redirectUris: ["https://app.example.com/callback"],
    webOrigins: [],
    defaultClientScopes: ["profile"],
    optionalClientScopes: [],
    ...more,
  };
}

function mistakesIn(source: Partial<RealmSource>): readonly string[] {
  const fileOf = ([part, index]: readonly (string | number)[]): string => `${part}/${index ?? ""}.ts`;
  try {
    checkDefinition({ realm: "test", ...source }, fileOf);
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.mistakes;
    throw error;
  }
}

test("a sound definition is accepted", () => {
  expect(mistakesIn({ clients: [client()] })).toEqual([]);
});

test.each<[what: string, source: Partial<RealmSource>, mistake: string]>([
  [
    "an unknown field of a client",
    { clients: [client({ redirectUri: "https://app.example.com" })] },
    "clients/0.ts: clients[0].redirectUri: there is no such field",
  ],
  [
    "an unknown setting",
    { settings: { bruteForceProtektion: true } as RealmSource["settings"] },
    "settings/bruteForceProtektion.ts: settings.bruteForceProtektion: there is no such field",
  ],
  [
    "a role that nobody declares",
    { groups: [{ path: "/g", realmRoles: ["boss"] }] },
    'groups/0.ts: groups[0].realmRoles[0]: there is no role "boss" in the definition',
  ],
  [
    "a client scope that nobody declares",
    { clients: [client({ defaultClientScopes: ["profil"] })] },
    'clients/0.ts: clients[0].defaultClientScopes[0]: there is no client scope "profil" in the definition',
  ],
  [
    "a flow that nobody declares",
    { settings: { registrationFlow: "closed" } },
    'settings/registrationFlow.ts: settings.registrationFlow: there is no flow "closed" in the definition',
  ],
  [
    "a group without its parent",
    { groups: [{ path: "/a/b" }] },
    'groups/0.ts: groups[0].path: there is no group "/a" in the definition',
  ],
  [
    "a policy that nobody declares",
    {
      groups: [{ path: "/g" }],
      permissions: [{ name: "p", groups: ["/g"], scopes: ["view"], policies: ["x"] }],
    },
    'permissions/0.ts: permissions[0].policies[0]: there is no policy "x" in the definition',
  ],
  [
    "a redirect URI with a wildcard",
    { clients: [client({ redirectUris: ["https://app.example.com/*"] })] },
    'clients/0.ts: clients[0].redirectUris[0]: "https://app.example.com/*" has a wildcard; name every URL exactly',
  ],
  [
    "plain http on a public host",
    { clients: [client({ redirectUris: ["http://app.example.com/callback"] })] },
    'clients/0.ts: clients[0].redirectUris[0]: "http://app.example.com/callback" is plain http on a public host; use https',
  ],
  [
    "a back-channel log-out over plain http on a public host",
    { clients: [client({ attributes: { "backchannel.logout.url": "http://app.example.com/out" } })] },
    'clients/0.ts: clients[0].attributes.backchannel.logout.url: "http://app.example.com/out" is plain http on a public host; use https',
  ],
  ["a relative redirect URI", { clients: [client({ redirectUris: ["/callback"] })] }, "is no absolute URL"],
  [
    "the implicit flow",
    { clients: [client({ implicitFlowEnabled: true as false })] },
    "clients[0].implicitFlowEnabled",
  ],
  [
    "the password grant",
    { clients: [client({ directAccessGrantsEnabled: true as false })] },
    "directAccessGrantsEnabled",
  ],
  ["a short client secret", { clients: [client({ secret: "short" })] }, "at least 16 characters"],
  [
    "two clients of one name",
    { clients: [client(), client()] },
    'clients[1].clientId: "app" is declared twice',
  ],
  [
    "two permissions that would cancel each other out",
    {
      groups: [{ path: "/g" }],
      policies: [{ name: "x", membersOf: "/g" }],
      permissions: [
        { name: "one", groups: ["/g"], scopes: ["view"], policies: ["x"] },
        { name: "two", groups: ["/g"], scopes: ["view"], policies: ["x"] },
      ],
    },
    '"one" grants view on /g already; Keycloak would deny it to both',
  ],
])("%s is refused, with file and field", (_what, source, mistake) => {
  const mistakes = mistakesIn(source);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toContain(mistake);
});

test.each([
  "http://localhost:3000/callback",
  "http://127.0.0.1:3000/callback",
  "http://[::1]:3000/callback",
  "http://approval-service:3000/callback",
  "http://10.1.2.3/callback",
  "http://app.localhost/callback",
  "https://app.example.com/callback",
])("%s is accepted", (url) => {
  expect(mistakesIn({ clients: [client({ redirectUris: [url] })] })).toEqual([]);
});

test.each([
  "http://127.example.com/",
  "http://10.example.com/",
  "http://8.8.8.8/",
  "http://172.32.0.1/",
  "http://[2001:db8::1]/",
])("%s is a public host", (url) => {
  expect(mistakesIn({ clients: [client({ redirectUris: [url] })] })).toHaveLength(1);
});
