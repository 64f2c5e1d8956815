import type { StartedPostgreSqlContainer } from "@testcontainers/postgresql";
import { IMAGES, SUPERUSER, type Definition } from "./definition.ts";
import type { Part } from "./part.ts";
import { postgresPart } from "./postgres.ts";
import { provision } from "./provision.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * PostgreSQL for tests: the image that docker-compose.yml names where a container engine answers and has it or can get
 * it, else the embedded one.
 */
export function postgresPartForTests(surroundings: Surroundings): Part {
  const embedded = postgresPart(surroundings, { durable: false });
  let container: StartedPostgreSqlContainer | undefined;
  let isEmbedded = false;
  return {
    name: "postgres",
    title: "PostgreSQL",
    async start() {
      if (container) {
        await container.restart();
        return;
      }
      if (!isEmbedded) container = await startContainer(surroundings.definition);
      isEmbedded = container === undefined;
      await (container ? provision(surroundings.definition) : embedded.start());
    },
    async stop() {
      // Kept for the next start; testcontainers removes it when this process ends.
      await (container ? container.stop({ remove: false }) : embedded.stop());
    },
  };
}

async function startContainer(definition: Definition): Promise<StartedPostgreSqlContainer | undefined> {
  const { PostgreSqlContainer } = await import("@testcontainers/postgresql");
  try {
    return await new PostgreSqlContainer(IMAGES.postgres)
      .withUsername(SUPERUSER.name)
      .withPassword(SUPERUSER.password)
      .withDatabase("postgres")
      .withExposedPorts({ container: 5432, host: definition.ports.postgres })
      .withCommand(["postgres", "-c", "max_connections=200", "-c", "fsync=off"])
      .start();
  } catch {
    return undefined; // No engine, or one that cannot get the image: the embedded PostgreSQL does as well.
  }
}
