import { once } from "node:events";
import express from "express";
import { auth } from "express-openid-connect";
import type { Way } from "./tampering.ts";

export type ExpressAppOptions = {
  issuer: string;
  url: string;
  clientId: string;
  clientSecret: string;
  way: Way;
};

/** An app that somebody wrote with express-openid-connect, by its documentation. Returns what stops it. */
export async function startExpressApp(options: ExpressAppOptions): Promise<() => Promise<void>> {
  const app = express();
  // Somebody on the way changes the answer of a browser that has this cookie.
  app.use((request, _response, next) => {
    if (request.headers.cookie?.includes("tamper=state")) {
      request.url = request.url.replace(/state=[^&]+/, "state=another");
      request.originalUrl = request.url;
    }
    next();
  });
  app.use(
    auth({
      issuerBaseURL: options.issuer,
      baseURL: options.url,
      clientID: options.clientId,
      clientSecret: options.clientSecret,
      clientAuthMethod: "client_secret_basic",
      secret: "cookie-secret-of-the-federation-tests",
      authRequired: false,
      idpLogout: true,
      // Compared exactly, and declared with its slash.
      routes: { postLogoutRedirect: `${options.url}/` },
      pushedAuthorizationRequests: true,
      customFetch: options.way.fetch,
      authorizationParams: { response_type: "code", scope: "openid profile email" },
      backchannelLogout: { store: memoryStore() },
      session: { store: memoryStore() },
    }),
  );
  app.get("/", (request, response) => {
    response.json(request.oidc.isAuthenticated() ? request.oidc.idTokenClaims : null);
  });
  app.get("/id-token", (request, response) => {
    response.json({ idToken: request.oidc.idToken });
  });
  app.get("/refresh", async (request, response) => {
    try {
      const refreshed = await request.oidc.accessToken?.refresh();
      response.json({ refreshed: refreshed !== undefined });
    } catch (error) {
      response.json({
        error: error instanceof Error ? ((error as { error?: string }).error ?? error.message) : "",
      });
    }
  });
  // Express knows an error handler by its four parameters.
  const refuse: express.ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) next(error);
    else response.status(400).send(`refused: ${error instanceof Error ? error.message : ""}`);
  };
  app.use(refuse);
  const server = app.listen(Number(new URL(options.url).port), "localhost");
  await once(server, "listening");
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
}

type Store<Payload> = {
  get(id: string, callback: (error: unknown, payload?: Payload | null) => void): void;
  set(id: string, payload: Payload, callback?: (error?: unknown) => void): void;
  destroy(id: string, callback?: (error?: unknown) => void): void;
};

function memoryStore<Payload>(): Store<Payload> {
  const entries = new Map<string, Payload>();
  return {
    get(id, callback) {
      callback(null, entries.get(id));
    },
    set(id, payload, callback) {
      entries.set(id, payload);
      callback?.(null);
    },
    destroy(id, callback) {
      entries.delete(id);
      callback?.(null);
    },
  };
}
