import { once } from "node:events";
import { fileURLToPath } from "node:url";
import express from "express";

// The package exports its modules alone; the build for script elements lies beside them.
const SCRIPT = fileURLToPath(
  new URL("../browser/oidc-client-ts.min.js", import.meta.resolve("oidc-client-ts")),
);

/**
 * A page that signs people in by itself with oidc-client-ts: no server sees a token. Not a kind of app we recommend, and
 * another stranger's reading of the specifications. Its tokens are bound to a key that the browser keeps. What happened is in `document.title`.
 */
export async function startPageApp(options: {
  issuer: string;
  url: string;
  clientId: string;
}): Promise<() => Promise<void>> {
  const settings = {
    authority: options.issuer,
    client_id: options.clientId,
    redirect_uri: `${options.url}/callback`,
    post_logout_redirect_uri: `${options.url}/`,
    scope: "openid profile email",
    automaticSilentRenew: false,
  };
  const app = express();
  app.get("/oidc.js", (_request, response) => {
    response.sendFile(SCRIPT);
  });
  app.get("/{*any}", (_request, response) => {
    response.send(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>loading</title>
<script src="/oidc.js"></script>
<script>
  window.manager = new oidc.UserManager({ ...${JSON.stringify(settings)}, userStore: new oidc.WebStorageStateStore({ store: sessionStorage }), dpop: { bind_authorization_code: true, store: new oidc.IndexedDbDPoPStore() } });
  const show = (user) => { document.title = user ? "signed in" : "signed out"; };
  if (location.pathname === "/callback") {
    manager.signinRedirectCallback().then(show, (error) => { document.title = "refused: " + error.message; });
  } else manager.getUser().then(show);
</script></head><body></body></html>`);
  });
  const server = app.listen(Number(new URL(options.url).port), "localhost");
  await once(server, "listening");
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
}
