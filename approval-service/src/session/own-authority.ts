import type { Request } from "express";
import { type OpenIdProvider, SignInRefused } from "./open-id-provider.ts";
import type { Sessions } from "./session.ts";

/** A token that ends sooner than this is renewed first: the request has to arrive with it. */
const MARGIN_MS = 20_000;

/**
 * The access token of whoever is signed in, for what is done at Keycloak with the person's own authority (decision 5);
 * undefined when Keycloak's session has ended, and only a new log-in helps. Two requests may renew it at once: Keycloak
 * lets a refresh token be used again (`revokeRefreshToken` is off).
 * @throws ProviderUnavailable
 */
export async function ownAccessToken(
  { sessions, provider }: { sessions: Sessions; provider: OpenIdProvider },
  request: Request,
): Promise<string | undefined> {
  const tokens = await sessions.readTokens(request);
  if (!tokens) return undefined;
  if (tokens.accessTokenEndsAt > Date.now() + MARGIN_MS) return tokens.accessToken;
  try {
    const renewed = await provider.renew(tokens);
    await sessions.keepTokens(request, renewed);
    return renewed.accessToken;
  } catch (error) {
    if (error instanceof SignInRefused) return undefined;
    throw error;
  }
}
