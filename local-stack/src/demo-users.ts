import { readFileSync } from "node:fs";
import { applyDemoUsers } from "@cgm-portal/realm-config";

/** Creates the demo users in the realm of docker-compose.yml. It is mounted, not part of an image: nothing for production. */
await applyDemoUsers({
  url: required("KEYCLOAK_URL"),
  credentials: {
    realm: "master",
    username: required("KEYCLOAK_ADMIN_USERNAME"),
    password: readFileSync(required("KEYCLOAK_ADMIN_PASSWORD_FILE"), "utf8").trim(),
  },
});

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}
