import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identify } from "./process-identity.ts";
import { claim, runningSupervisor } from "./run-record.ts";

let folder: string;
let file: string;
let bystander: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "run-record-"));
  file = join(folder, "running.json");
  // Leads a process group, as the parts of a stack do.
  bystander = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
    detached: true,
    stdio: "ignore",
  });
});
afterEach(() => {
  bystander.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

function identityOf(child: ChildProcess) {
  const identity = identify(child.pid ?? 0);
  if (!identity) throw new Error("The process has not started.");
  return identity;
}

const KILLED = { pid: 999_999_999, startedAt: "long ago" };

test("a data folder is claimed once, and again when it was released", async () => {
  const record = await claim(file);
  expect(runningSupervisor(file)?.pid).toBe(process.pid);
  expect(await claim(file)).toBeUndefined();
  record?.release();
  expect(existsSync(file)).toBe(false);
  expect(await claim(file)).toBeDefined();
});

test("what a killed supervisor left running is ended by the next claim", async () => {
  const ended = once(bystander, "exit");
  writeFileSync(
    file,
    JSON.stringify({ supervisor: KILLED, children: [{ name: "left over", ...identityOf(bystander) }] }),
  );
  expect(await claim(file)).toBeDefined();
  await ended;
});

test("a process that merely has the same id is left alone", async () => {
  const stranger = { ...identityOf(bystander), startedAt: "before it was born" };
  writeFileSync(file, JSON.stringify({ supervisor: KILLED, children: [{ name: "stranger", ...stranger }] }));
  expect(await claim(file)).toBeDefined();
  expect(identify(stranger.pid)).toBeDefined();
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
});

test("a record torn by a crash does not keep the stack from starting", async () => {
  writeFileSync(file, '{"supervisor":{"pid":1');
  expect(await claim(file)).toBeDefined();
});
