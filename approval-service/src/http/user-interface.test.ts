import express from "express";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createUserInterfaceRoutes } from "./user-interface.ts";

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "user-interface-"));
  await writeFile(join(folder, "index.html"), "the page");
  const application = express();
  application.use(createUserInterfaceRoutes(folder));
  await new Promise<void>((resolve) => {
    server = application.listen(0, "127.0.0.1", () => {
      resolve();
    });
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

test.each([
  ["/", "text/html", 200, true],
  ["/customers/1000001", "text/html", 200, true],
  ["/mistyped", "text/html,application/xhtml+xml,*/*;q=0.8", 404, true],
  ["/mistyped", "*/*", 404, false],
  ["/assets/gone.js", "*/*", 404, false],
  ["/api/mistyped", "text/html", 404, false],
])("GET %s for %s answers %i, with the page: %s", async (path, accept, status, isPage) => {
  const response = await fetch(url + path, { headers: { accept } });
  expect(response.status).toBe(status);
  expect((await response.text()) === "the page").toBe(isPage);
});
