import type { Claims } from "./claims.ts";

export const KINDS = ["web-app", "single-page-app", "native-app", "machine", "resource-server"] as const;
export type Kind = (typeof KINDS)[number];

/** What somebody says about an app to be added. */
export interface Answers {
  readonly kind: Kind;
  readonly clientId: string;
  readonly name: string;
  /** Base URL; for web applications. */
  readonly url?: string;
  readonly claims: readonly Claims[];
  readonly apis: readonly string[];
  /** Realm roles of its own account; for programs. */
  readonly roles?: readonly string[];
  readonly jwksUrl?: string;
  /** Numbers of the customers that may use it; everybody, unless given. */
  readonly customers?: readonly string[];
  readonly contact?: string;
}

const FUNCTION_OF: Readonly<Record<Kind, string>> = {
  "web-app": "webApp",
  "single-page-app": "singlePageApp",
  "native-app": "nativeApp",
  machine: "machine",
  "resource-server": "resourceServer",
};

/** Which kinds sign people in, and so have claims and may be closed to customers. */
export function signsPeopleIn(kind: Kind): boolean {
  return kind !== "machine" && kind !== "resource-server";
}

/** Which kinds have a URL that Keycloak must know. */
export function hasUrl(kind: Kind): boolean {
  return kind === "web-app" || kind === "single-page-app";
}

/** The file in clients/ for an app: what is its own, and nothing that its template decides. */
export function clientSource(answers: Answers): string {
  const { kind, clientId, name, url, claims, apis, roles, jwksUrl, customers, contact } = answers;
  const template = FUNCTION_OF[kind];
  const access =
    customers === undefined ? undefined : { customers, operators: true, contact: contact ?? "CGM PORTAL" };
  const own = {
    clientId,
    name,
    ...(hasUrl(kind) && { url }),
    ...(signsPeopleIn(kind) && { claims }),
    ...(kind === "resource-server" || (apis.length === 0 && kind !== "machine") ? {} : { apis }),
    ...(roles !== undefined && { roles }),
    ...(jwksUrl !== undefined && { jwksUrl }),
    ...(access !== undefined && { access }),
  };
  const fields = Object.entries(own).map(([field, value]) => `    ${field}: ${literal(value)},`);
  return `import { ${template} } from "../src/apps/index.ts";
import { defineClient } from "../src/realm/define-client.ts";

export default defineClient(() =>
  ${template}({
${fields.join("\n")}
  }),
);
`;
}

/** A value as Prettier writes it, as long as it fits on the line. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([field, part]) => `${field}: ${literal(part)}`)
    .join(", ")} }`;
}
