import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { FederationRealm } from "./realm.ts";

const MAIN = join(import.meta.dirname, "../relying-party/main.ts");

/** Starts the demo portal, as a process of its own, for this realm. Returns what stops it. */
export async function startPortal(realm: FederationRealm): Promise<() => Promise<void>> {
  const keycloakUrl = realm.issuer.replace(`/realms/${realm.name}`, "");
  const portal = spawn(process.execPath, [MAIN], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      HOST: "localhost",
      PORT: new URL(realm.portalUrl).port,
      PUBLIC_URL: realm.portalUrl,
      KEYCLOAK_URL: keycloakUrl,
      KEYCLOAK_REALM: realm.name,
      CLIENT_SECRET: realm.portalSecret,
    },
  });
  // It says so as soon as it listens; one that ends before has said why on stderr.
  const started = await Promise.race([
    once(portal.stdout, "data"),
    once(portal, "exit").then(() => undefined),
  ]);
  if (started === undefined) throw new Error("The demo portal did not start: see above.");
  return async () => {
    const ended = once(portal, "exit");
    portal.kill();
    await ended;
  };
}
