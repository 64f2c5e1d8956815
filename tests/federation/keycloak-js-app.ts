import { once } from "node:events";
import { fileURLToPath } from "node:url";
import express from "express";

const MODULE = fileURLToPath(import.meta.resolve("keycloak-js"));

/**
 * A page that signs people in with keycloak-js, Keycloak's own library, which proves possession of no key: it gets no refresh token
 * and asks Keycloak again instead. What happened is in `document.title`.
 */
export async function startKeycloakJsApp(options: {
  issuer: string;
  url: string;
  clientId: string;
}): Promise<() => Promise<void>> {
  const [keycloakUrl, realm] = options.issuer.split("/realms/");
  const app = express();
  app.get("/keycloak.js", (_request, response) => {
    response.sendFile(MODULE);
  });
  app.get("/{*any}", (_request, response) => {
    response.send(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>loading</title>
<script type="module">
  import Keycloak from "/keycloak.js";
  window.keycloak = new Keycloak(${JSON.stringify({ url: keycloakUrl, realm, clientId: options.clientId })});
  keycloak
    .init({ pkceMethod: "S256", responseMode: "query", checkLoginIframe: false, redirectUri: "${options.url}/callback" })
    .then(
      (signedIn) => { document.title = signedIn ? "signed in" : "signed out"; },
      (error) => { document.title = "refused: " + (error.message ?? error.error); },
    );
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
