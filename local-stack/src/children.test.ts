import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeChildren, type Child, type Children } from "./children.ts";
import { identify } from "./process-identity.ts";
import { claim } from "./run-record.ts";

let folder: string;
let children: Children;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "children-"));
  const record = await claim(join(folder, "running.json"));
  if (!record) throw new Error("The folder is new.");
  children = makeChildren(join(folder, "logs"), record);
});
afterEach(async () => {
  await children.stopAll({ deadlineMs: 0 });
  rmSync(folder, { recursive: true });
});

function start(program: string): Child {
  return children.start({ name: "child", command: process.execPath, args: ["-e", program] });
}

async function written(child: Child): Promise<string> {
  await expect.poll(() => child.logTail()).not.toBe("");
  return child.logTail();
}

test("stopping a child ends what it has started as well", async () => {
  const child = start(`
    const { pid } = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    console.log(pid);
    setInterval(() => {}, 1000);
  `);
  const grandchild = Number(await written(child));
  await child.stop();
  await expect.poll(() => identify(grandchild)).toBeUndefined();
});

test("a child that ignores the signal is ended at the deadline", async () => {
  const child = start(`process.on("SIGTERM", () => {}); console.log("ready"); setInterval(() => {}, 1000);`);
  await written(child);
  await child.stop({ deadlineMs: 100 });
  expect(await child.exited).toBe(128 + 9);
});

test("a command that fails is reported with the end of its output", async () => {
  const failing = {
    name: "failing",
    command: process.execPath,
    args: ["-e", `console.log("why"); process.exit(3)`],
  };
  await expect(children.run(failing)).rejects.toThrow(/failing failed \(exit code 3\):\nwhy/);
});

test("a program that does not exist is a failure, not a crash", async () => {
  await expect(children.run({ name: "missing", command: "/nowhere", args: [] })).rejects.toThrow(
    "missing failed",
  );
});

test("nothing is started any more once the stack stops", () => {
  children.close();
  expect(() => start("")).toThrow("the stack is stopping");
});
