import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clientAdd } from "./client-add.ts";
import type { Context } from "./context.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "client-add-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Somebody who answers each question by what it begins with, one after the other when it is asked again. */
function somebody(answers: Record<string, string[]>) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = "";
  output.on("data", (chunk: Buffer) => {
    const text = chunk.toString();
    shown += text;
    for (const [question, left] of Object.entries(answers)) {
      if (!text.includes(question)) continue;
      const answer = left.shift();
      if (answer === undefined) input.end();
      else input.write(`${answer}\n`);
    }
  });
  return { terminal: { input, output }, shown: () => shown };
}

function add(clientId: string, terminal: { input: PassThrough; output: PassThrough }, flags = {}) {
  const context = {
    options: { out: folder, ...flags },
    output: { line: () => undefined },
  } as unknown as Context;
  return clientAdd(context, clientId, terminal);
}

test("asks what it needs to know, again where an answer makes no sense, and writes the file", async () => {
  const { terminal, shown } = somebody({
    "What is it?": ["daemon", "web-app"],
    "Its name": ["", "CGM LABOR"],
    "Its base URL": ["labor", "https://labor.example/"],
    "Which claims": ["birthday", "email, customer"],
    "Ids of the APIs": ["orders"],
    "URL of its public keys": [""],
    "Numbers of the customers": ["1000001 1000002"],
    "Whom do people": ["vertrieb@cgm.example"],
  });
  expect(await add("labor", terminal)).toBe(0);
  expect(shown()).toMatch(/"daemon" is none of web-app/);
  expect(shown()).toMatch(/"labor" is no URL/);
  expect(shown()).toMatch(/"birthday" is none of email/);
  const written = readFileSync(join(folder, "labor.ts"), "utf8");
  for (const field of [
    'name: "CGM LABOR"',
    'url: "https://labor.example"',
    'claims: ["email", "customer"]',
    'apis: ["orders"]',
    'customers: ["1000001", "1000002"], operators: true, contact: "vertrieb@cgm.example"',
  ])
    expect(written).toContain(field);
  expect(written).not.toContain("jwksUrl");
});

test("asks nothing that a flag says, and nothing that its kind has no use for", async () => {
  const { terminal, shown } = somebody({ "Its name": ["Orders"] });
  await add("orders", terminal, { kind: "resource-server" });
  expect(shown().match(/\?/g)).toHaveLength(1);
});

test("writes nothing when the answers end early", async () => {
  const { terminal } = somebody({ "What is it?": ["native-app"], "Its name": [] });
  await expect(add("desktop", terminal)).rejects.toThrow(/nothing was written/);
  expect(readdirSync(folder)).toEqual([]);
});
