#!/usr/bin/env node
// The way in for every npm script. Plain JavaScript without dependencies: it runs on the machine's own Node, before
// anything is installed, installs what package-lock.json names and hands over to the Node 24 that comes with it.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath, URL } from "node:url";

const OLDEST_NODE = 20;

const root = fileURLToPath(new URL("..", import.meta.url));
const node24 = join(root, "node_modules", "node", "bin", "node");
const binFolder = join(root, "node_modules", ".bin");

/** What each command runs, from the project's root. */
const COMMANDS = {
  start: "local-stack/src/start.ts",
  reset: "local-stack/src/reset.ts",
  realm: "local-stack/src/realm-command.ts",
  test: "tests/run.ts",
  bench: "tests/bench/run.ts",
};

const [command, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  fail(
    `Node.js ${OLDEST_NODE} or newer is needed, this is ${process.version}: install one from https://nodejs.org/.`,
  );
}
if (!command || !Object.hasOwn(COMMANDS, command)) {
  fail(`Unknown command "${command ?? ""}": use one of ${Object.keys(COMMANDS).join(", ")}.`);
}
if (!isInstalled()) {
  console.log("Installing the packages of package-lock.json …");
  // Errors only: packages that ask for a newer Node than the machine's get the one installed with them.
  const code = await run(...npm("ci", "--no-progress", "--loglevel=error"), pathWithout(binFolder));
  if (code !== 0) fail(`npm ci failed (exit code ${code}): see its message above.`);
}
process.exitCode = await run(
  node24,
  [COMMANDS[command], ...args],
  `${binFolder}${delimiter}${pathWithout(binFolder)}`,
);

/**
 * Whether node_modules holds what package-lock.json names. npm writes the tree it installed to
 * node_modules/.package-lock.json, last of all, so comparing the two also notices an install that was interrupted
 * and one made by hand.
 */
function isInstalled() {
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(node24) || !existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, { version, link, optional, peer }]) => {
    if (!path.includes("node_modules/") || link) return true;
    const found = installed[path];
    // Packages for other platforms and unmet optional peers are named in the lockfile and rightly absent.
    return found ? found.version === version : Boolean(optional ?? peer);
  });
}

/** npm as it was called, on the Node it was called with: ours disappears while `npm ci` empties node_modules. */
function npm(...npmArgs) {
  const { npm_execpath: npmScript, npm_node_execpath: npmNode } = process.env;
  return npmScript && npmNode && npmNode !== node24 ? [npmNode, [npmScript, ...npmArgs]] : ["npm", npmArgs];
}

function pathWithout(folder) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((entry) => entry !== folder)
    .join(delimiter);
}

/**
 * Runs a program in the foreground and answers its exit code. Signals are passed on; the IPC channel tells the
 * program when this process is gone, so that it never outlives the terminal that started it.
 */
function run(program, programArgs, path) {
  return new Promise((resolve) => {
    const child = spawn(program, programArgs, {
      cwd: root,
      env: { ...process.env, PATH: path },
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.on("error", (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
