import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { type Identity, IdentityUnavailable } from "./identity.ts";
import { createKeycloakIdentity } from "./keycloak.ts";

/** Keycloak as it is on a bad day (GUARDS C3). Away, with another secret and without the realm: keycloak.integration.test.ts. */
async function keycloakThat(
  answers: RequestListener,
  { givesTokens }: { givesTokens: boolean },
): Promise<{ identity: Identity; stop: () => void }> {
  const server = createServer((request, response) => {
    if (givesTokens && request.url?.endsWith("/token")) {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ access_token: "a-token", expires_in: 300 }));
    } else answers(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const identity = createKeycloakIdentity({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    realm: "cgm-portal",
    clientId: "approval-service",
    clientSecret: "a-secret",
    portal: { clientId: "portal", url: "https://portal.example" },
    completionLifetime: 3_600,
  });
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { identity, stop };
}

const BAD_DAYS: Record<string, RequestListener> = {
  "answers 500": (_request, response) => response.writeHead(500).end("{}"),
  "answers 502 with a proxy's page": (_request, response) =>
    response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad Gateway</html>"),
  "answers 401": (_request, response) => response.writeHead(401).end("{}"),
  "answers 429": (_request, response) => response.writeHead(429).end("{}"),
  "answers with half a body": (_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": 1_000 });
    response.write('{"id":', () => response.destroy());
  },
  "answers with what is no JSON": (_request, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end("<html>"),
  "hangs up": (_request, response) => response.destroy(),
  "takes the question and says nothing": () => undefined,
};

const cases = Object.entries(BAD_DAYS).flatMap(([what, answers]) =>
  [true, false].map((givesTokens) => ({ what, answers, givesTokens })),
);

test.concurrent.each(cases)(
  "a Keycloak that $what is one to ask again later, and nobody waits for it (tokens: $givesTokens)",
  async ({ answers, givesTokens }) => {
    const { identity, stop } = await keycloakThat(answers, { givesTokens });
    const begin = performance.now();
    await expect(identity.rightsOf("somebody")).rejects.toThrow(IdentityUnavailable);
    expect(performance.now() - begin).toBeLessThan(6_000);
    stop();
  },
);
