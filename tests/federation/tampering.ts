import type { Page } from "playwright-core";

/** What somebody who can change Keycloak's answer on its way to an app puts in the place of the ID token. */
export type Forgery = (idToken: string) => string;

/** Everything as it was, but nobody vouches for it. */
export const unsigned: Forgery = (idToken) => {
  const payload = idToken.split(".")[1] ?? "";
  return `${Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url")}.${payload}.`;
};

/** The way from Keycloak to an app on a server. Nothing is changed on it until somebody forges. */
export class Way {
  forge: Forgery | undefined;

  readonly fetch: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (this.forge === undefined || !isToken(response.url) || !response.ok) return response;
    return Response.json(forged(await response.json(), this.forge));
  };
}

/** The same for an app in the browser. */
export async function forgeInBrowser(page: Page, forge: Forgery): Promise<void> {
  await page.route(
    (url) => isToken(url.href),
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: forged(await response.json(), forge) });
    },
  );
}

function isToken(url: string): boolean {
  return url.endsWith("/protocol/openid-connect/token");
}

function forged(answer: unknown, forge: Forgery): object {
  const tokens = answer as { id_token: string };
  return { ...tokens, id_token: forge(tokens.id_token) };
}
