import { type App, audience, COMMON, TOKENS } from "./app.ts";

export interface ResourceServer {
  /** Also the value in `aud` that the API must find in every access token, and the name of the scope that puts it there. */
  readonly clientId: string;
  readonly name: string;
  readonly description?: string;
  readonly secret?: string;
}

/**
 * An API that accepts access tokens: it signs nobody in. Its scope, given to the apps that call it, puts it into their
 * tokens' audience. Its own credentials are for introspection alone (RFC 7662), where a token must be dead at once.
 */
export function resourceServer({ clientId, name, description, secret }: ResourceServer): App {
  return {
    ...COMMON,
    clientId,
    name,
    ...(description !== undefined && { description }),
    publicClient: false,
    clientAuthenticatorType: "client-secret",
    ...(secret !== undefined && { secret }),
    standardFlowEnabled: false,
    serviceAccountsEnabled: false,
    redirectUris: [],
    webOrigins: [],
    attributes: { ...TOKENS },
    defaultClientScopes: [],
    optionalClientScopes: [],
    scopes: [
      {
        name: clientId,
        description: `Access to ${name}: puts ${clientId} into the audience of access tokens.`,
        attributes: { "include.in.token.scope": "true", "display.on.consent.screen": "false" },
        mappers: [audience(clientId)],
      },
    ],
  };
}
