import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DATABASES, KEYCLOAK_ADMIN, ROLES } from "./definition.ts";
import { BUILD_STAMP } from "./keycloak-build.ts";
import type { Part } from "./part.ts";
import { serverPart } from "./server-part.ts";
import type { Surroundings } from "./surroundings.ts";
import { answersHttp } from "./wait.ts";

/** Keycloak in production mode on PostgreSQL, from a copy of the home that was built with our theme. */
export function keycloakPart({ definition, children, onLost }: Surroundings, builtHome: string): Part {
  const { directory, ports, urls } = definition;
  const home = join(directory, "keycloak");
  return serverPart({
    name: "keycloak",
    title: "Keycloak",
    launch() {
      copyUnlessSame(builtHome, home);
      return children.start({
        name: "keycloak",
        command: join(home, "bin", "kc.sh"),
        args: ["start", "--optimized"],
        env: {
          // Enough for two cores and a handful of people.
          JAVA_OPTS_KC_HEAP: "-Xms256m -Xmx768m",
          KC_DB_URL: `jdbc:postgresql://127.0.0.1:${ports.postgres}/keycloak`,
          KC_DB_USERNAME: DATABASES.keycloak.owner,
          KC_DB_PASSWORD: ROLES.keycloak,
          KC_CACHE: "local",
          KC_HOSTNAME: urls.keycloak,
          KC_HTTP_ENABLED: "true",
          KC_HTTP_HOST: "127.0.0.1",
          KC_HTTP_PORT: String(ports.keycloak),
          KC_HTTP_MANAGEMENT_PORT: String(ports.keycloakManagement),
          // Keycloak has no option for the address of its management port.
          QUARKUS_MANAGEMENT_HOST: "127.0.0.1",
          KC_BOOTSTRAP_ADMIN_USERNAME: KEYCLOAK_ADMIN.username,
          KC_BOOTSTRAP_ADMIN_PASSWORD: KEYCLOAK_ADMIN.password,
          // Read by the theme: where the register page sends a registration.
          APPROVAL_SERVICE_URL: urls.approval,
        },
      });
    },
    ready: () => answersHttp(`http://127.0.0.1:${ports.keycloakManagement}/health/ready`),
    // The first start creates about a hundred tables.
    readyDeadlineMs: 180_000,
    onLost,
  });
}

/** Each stack runs its own copy: another one may be building a new theme meanwhile. */
function copyUnlessSame(source: string, target: string): void {
  const stampOf = (home: string) => {
    const file = join(home, BUILD_STAMP);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  };
  if (stampOf(target) === stampOf(source)) return;
  rmSync(target, { recursive: true, force: true });
  // With its times: Keycloak compares those of its providers with the last build.
  cpSync(source, target, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !path.endsWith(BUILD_STAMP),
  });
  // Last of all, so that an interrupted copy is made again.
  cpSync(join(source, BUILD_STAMP), join(target, BUILD_STAMP));
}
