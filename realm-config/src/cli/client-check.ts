import { createHash, randomBytes } from "node:crypto";
import type ClientRepresentation from "@keycloak/keycloak-admin-client/lib/defs/clientRepresentation.js";
import { z } from "zod";
import { path } from "../keycloak/api.ts";
import { fromEnvironment } from "../variables.ts";
import type { Context } from "./context.ts";
import { dpopProof } from "./dpop.ts";
import { explainMissingClaims, explainRedirectUri } from "./explain.ts";
import { currentPlan } from "./plan.ts";
import { Visitor } from "./visitor.ts";

/** How far two clocks may be apart before tokens look expired or not yet valid. */
const CLOCK_TOLERANCE_S = 30;

interface Discovery {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly pushed_authorization_request_endpoint: string;
}

interface Check {
  readonly context: Context;
  readonly client: ClientRepresentation;
  readonly discovery: Discovery;
  readonly ok: (text: string) => void;
  readonly wrong: (text: string) => void;
  readonly note: (text: string) => void;
}

/** Runs a log-in against the live client, as the app would, and says in words what is wrong. Exit code 1 if something is. */
export async function clientCheck(context: Context, clientId: string): Promise<number> {
  const { api, output } = context;
  const [client] = (await api.get(path`/clients?clientId=${clientId}`)) as ClientRepresentation[];
  if (client === undefined)
    throw new Error(`The realm ${api.realm} has no client ${clientId}: was it applied?`);
  let mistakes = 0;
  const say = {
    ok: (text: string) => {
      output.line(`ok     ${text}`);
    },
    note: (text: string) => {
      output.line(`note   ${text}`);
    },
    wrong: (text: string) => {
      mistakes += 1;
      output.line(`WRONG  ${text}`);
    },
  };
  const changes = await currentPlan(context);
  if (changes.some(({ kind, name }) => kind === "client" && name === clientId)) {
    say.wrong("Keycloak has it otherwise than its file says: `plan` shows how.");
  }
  const discovery = await checkProvider(context, say.ok, say.wrong);
  const check: Check = { context, client, discovery, ...say };
  if (client.enabled === false) say.wrong("The client is disabled: Keycloak refuses everything it asks for.");
  else if (client.standardFlowEnabled) await checkLogIn(check);
  else if (client.serviceAccountsEnabled) await checkProgram(check);
  else say.note("It signs nobody in: there is no log-in to try.");
  output.line(mistakes === 0 ? "\nNothing is wrong." : `\n${mistakes} thing(s) to put right.`);
  return mistakes === 0 ? 0 : 1;
}

async function checkProvider(
  { environment, api }: Context,
  ok: (text: string) => void,
  wrong: (text: string) => void,
): Promise<Discovery> {
  const expected = `${environment.connection.url.replace(/\/+$/, "")}/realms/${api.realm}`;
  const response = await fetch(`${expected}/.well-known/openid-configuration`);
  const discovery = (await response.json()) as Discovery;
  if (discovery.issuer === expected) ok(`The issuer is ${expected}.`);
  else {
    wrong(
      `Asked at ${expected}, Keycloak calls itself ${discovery.issuer}. Apps must be given that issuer, letter by letter; if it is not the public one, Keycloak's hostname setting is wrong.`,
    );
  }
  return discovery;
}

/** Every declared redirect URI up to the log-in page, and a whole log-in where somebody is named to be signed in. */
async function checkLogIn(check: Check): Promise<void> {
  const { client, context, ok, wrong, note } = check;
  const { options } = context;
  const declared = client.redirectUris ?? [];
  const asked = options["redirect-uri"];
  if (client.attributes?.["require.pushed.authorization.requests"] === "true" && !canAuthenticate(client)) {
    if (asked !== undefined && !declared.includes(asked))
      wrong(explainRedirectUri(asked, declared, "it is not declared"));
    await checkKeys(check);
    note("No log-in was tried: the app pushes its requests, and only it has the key to do so.");
    return;
  }
  for (const redirectUri of asked === undefined ? declared : [asked]) {
    const { visitor, answer } = await begin(check, redirectUri);
    const error = errorIn(answer);
    // A pushed request is refused in an answer, and one by the browser on a page.
    if (error?.includes("redirect_uri")) wrong(explainRedirectUri(redirectUri, declared, error));
    else if (error !== undefined) wrong(`${redirectUri}: ${error}.`);
    else if (visitor.status === 200) ok(`${redirectUri} leads to the log-in page.`);
    else wrong(explainRedirectUri(redirectUri, declared, visitor.complaint));
  }
  if (options.user === undefined) {
    note("No log-in was tried: name somebody with --user, with the password in REALM_CHECK_PASSWORD.");
    return;
  }
  const redirectUri = asked ?? declared[0];
  if (redirectUri !== undefined) await checkWholeLogIn(check, redirectUri, options.user);
}

/** Whether there are keys where Keycloak looks for those of an app that authenticates by private_key_jwt (RFC 7523). */
async function checkKeys({ client, ok, wrong }: Check): Promise<void> {
  const url: unknown = client.attributes?.["jwks.url"];
  if (typeof url !== "string") return;
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  const document: unknown = await answer?.json().catch(() => undefined);
  const { data } = z.object({ keys: z.array(z.looseObject({ kid: z.string() })).min(1) }).safeParse(document);
  if (answer?.ok && data) ok(`${url} has ${data.keys.length} key(s).`);
  else
    wrong(
      `${url} is no set of keys as seen from here (${answer?.status ?? "no answer"}): Keycloak has to find the app's public key there, with a kid.`,
    );
}

interface Begun {
  readonly visitor: Visitor;
  readonly verifier: string;
  readonly nonce: string;
  /** Where Keycloak sent the browser at once: an error. */
  readonly answer: URL | undefined;
}

async function begin({ client, discovery }: Check, redirectUri: string): Promise<Begun> {
  const verifier = randomBytes(32).toString("base64url");
  const nonce = randomBytes(16).toString("base64url");
  const request = new URLSearchParams({
    client_id: client.clientId ?? "",
    response_type: "code",
    scope: "openid",
    redirect_uri: redirectUri,
    state: randomBytes(16).toString("base64url"),
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const visitor = new Visitor();
  const pushed =
    canAuthenticate(client) && !client.publicClient ? await push(client, discovery, request) : undefined;
  if (pushed !== undefined && "error" in pushed) {
    return {
      visitor,
      verifier,
      nonce,
      answer: new URL(`${redirectUri}?${new URLSearchParams(pushed).toString()}`),
    };
  }
  const query = pushed ? new URLSearchParams({ client_id: client.clientId ?? "", ...pushed }) : request;
  const answer = await visitor.open(`${discovery.authorization_endpoint}?${query.toString()}`, redirectUri);
  return { visitor, verifier, nonce, answer };
}

async function push(
  client: ClientRepresentation,
  discovery: Discovery,
  request: URLSearchParams,
): Promise<{ request_uri: string } | { error: string; error_description: string }> {
  const answer = await fetch(discovery.pushed_authorization_request_endpoint, {
    method: "POST",
    headers: authorization(client),
    body: request,
  });
  const { request_uri, error, error_description } = (await answer.json()) as Record<string, string>;
  return request_uri === undefined
    ? { error: error ?? "", error_description: error_description ?? "" }
    : { request_uri };
}

/** The error that Keycloak sent the browser back with, and its reason, without a full stop. */
function errorIn(answer: URL | undefined): string | undefined {
  const error = answer?.searchParams.get("error");
  if (!error) return undefined;
  const reason = answer?.searchParams.get("error_description") ?? "no reason given";
  return `${error}, ${reason.replace(/\.$/, "")}`;
}

async function checkWholeLogIn(check: Check, redirectUri: string, user: string): Promise<void> {
  const { client, context, discovery, ok, wrong, note } = check;
  const password = fromEnvironment(process.env, "REALM_CHECK_PASSWORD");
  if (password === undefined) throw new Error(`Set REALM_CHECK_PASSWORD to the password of ${user}.`);
  const { visitor, verifier, nonce, answer } = await begin(check, redirectUri);
  if (errorIn(answer) !== undefined) return; // Said by the check of the redirect URI.
  const arrived = await visitor.logIn(user, password, redirectUri);
  const code = arrived?.searchParams.get("code");
  if (!code) {
    wrong(`${user} is not signed in: ${arrived?.searchParams.get("error") ?? visitor.complaint}`);
    return;
  }
  ok(`${user} is sent back to ${redirectUri} with a code.`);
  if (!canAuthenticate(client)) {
    note("The code was not redeemed: only the app has the key to authenticate with.");
    return;
  }
  const tokens = await requestTokens(client, discovery, {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  if ("error" in tokens) {
    wrong(`The code was refused: ${tokens["error"] ?? ""}, ${tokens["error_description"] ?? ""}.`);
    return;
  }
  const claims = claimsOf(tokens["id_token"] ?? "");
  checkClock(check, claims);
  if (claims["iss"] !== discovery.issuer) wrong(`The ID token's issuer is ${String(claims["iss"])}.`);
  if (claims["nonce"] !== nonce) wrong("The ID token has another nonce than the request.");
  if (claims["aud"] !== client.clientId)
    wrong(`The ID token's audience is ${JSON.stringify(claims["aud"])}.`);
  const declared = context.definition.clients?.find(({ clientId }) => clientId === client.clientId);
  const missing = explainMissingClaims(
    claims,
    client.defaultClientScopes ?? [],
    declared?.defaultClientScopes,
  );
  for (const reason of missing) wrong(reason);
  if (missing.length === 0) ok(`The ID token has ${Object.keys(claims).sort().join(", ")}.`);
}

/** Keycloak sends no Date header: when it thinks it is, a token a moment old tells. */
function checkClock({ ok, wrong }: Check, { iat }: Record<string, unknown>): void {
  const offset = Number(iat) - Math.round(Date.now() / 1000);
  if (Math.abs(offset) <= CLOCK_TOLERANCE_S) ok("Keycloak's clock and this one agree.");
  else wrong(`Keycloak's clock is ${offset} s off this one: tokens look expired or not valid yet. Use NTP.`);
}

async function checkProgram(check: Check): Promise<void> {
  const { client, discovery, ok, wrong, note } = check;
  if (!canAuthenticate(client)) {
    await checkKeys(check);
    note("No token was asked for: only the app has the key to authenticate with.");
    return;
  }
  const tokens = await requestTokens(client, discovery, { grant_type: "client_credentials" });
  if ("error" in tokens) {
    wrong(`No token: ${tokens["error"] ?? ""}, ${tokens["error_description"] ?? ""}.`);
    return;
  }
  const claims = claimsOf(tokens["access_token"] ?? "");
  checkClock(check, claims);
  ok(`It gets a token for ${JSON.stringify(claims["aud"] ?? "no API")}.`);
}

/** Whether this tool can stand in for the app: not where it authenticates by a key of its own. */
function canAuthenticate({ publicClient, clientAuthenticatorType, secret }: ClientRepresentation): boolean {
  return publicClient === true || (clientAuthenticatorType === "client-secret" && secret !== undefined);
}

function authorization({
  publicClient,
  clientId = "",
  secret = "",
}: ClientRepresentation): Record<string, string> {
  if (publicClient) return {};
  const pair = [clientId, secret].map(encodeURIComponent).join(":");
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

async function requestTokens(
  client: ClientRepresentation,
  { token_endpoint: url }: Discovery,
  grant: Record<string, string>,
): Promise<Record<string, string>> {
  const who = client.publicClient ? { client_id: client.clientId ?? "" } : {};
  const body = new URLSearchParams({ ...grant, ...who });
  const bound = client.attributes?.["dpop.bound.access.tokens"] === "true";
  const headers = { ...authorization(client), ...(bound && { DPoP: dpopProof("POST", url) }) };
  const answer = await fetch(url, { method: "POST", headers, body });
  return (await answer.json()) as Record<string, string>;
}

/** Read, not verified: it came from Keycloak itself a moment ago. */
function claimsOf(token: string): Record<string, unknown> {
  const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString();
  return JSON.parse(payload) as Record<string, unknown>;
}
