import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessTokens } from "./token.ts";

let issued = 0;
let lifetime = 60;
const server = createServer((_request, response) => {
  issued += 1;
  response.end(JSON.stringify({ access_token: `token-${issued}`, expires_in: lifetime }));
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function tokens(): () => Promise<string> {
  return accessTokens(url, { clientId: "tool", clientSecret: "secret-of-the-tool", realm: "test" });
}

test("many requests at once fetch one token", async () => {
  const token = tokens();
  const before = issued;
  const all = await Promise.all(Array.from({ length: 20 }, () => token()));
  expect(new Set(all).size).toBe(1);
  expect(issued - before).toBe(1);
});

test("a token is renewed before it expires, once for all who ask", async () => {
  lifetime = 1;
  const token = tokens();
  await token();
  const before = issued;
  lifetime = 60;
  const all = await Promise.all(Array.from({ length: 20 }, () => token()));
  expect(new Set(all).size).toBe(1);
  expect(issued - before).toBe(1);
});
