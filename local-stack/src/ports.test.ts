import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { mapPorts, readDefinition } from "./definition.ts";
import { assertPortsFree, findFreePorts } from "./ports.ts";

test("free ports are free and all different", async () => {
  const ports = await findFreePorts();
  expect(new Set(Object.values(ports)).size).toBe(Object.keys(ports).length);
  await expect(assertPortsFree(ports)).resolves.toBeUndefined();
});

test.each(["127.0.0.1", "0.0.0.0", "::"])(
  "a port somebody listens on at %s is named with the variable that moves it",
  async (address) => {
    const ports = await findFreePorts();
    const server = createServer().listen(ports.portal, address);
    await once(server, "listening");
    await expect(assertPortsFree(ports)).rejects.toThrow(
      new RegExp(`^Port ${ports.portal} \\(the demo portal\\) is in use: .*PORTAL_PORT=\\d+ npm start\\.$`),
    );
    server.close();
  },
);

test("two parts on one port are refused", async () => {
  const ports = { ...(await findFreePorts()) };
  await expect(assertPortsFree({ ...ports, smtp: ports.keycloak })).rejects.toThrow("SMTP_PORT");
});

test("every port can be moved by its variable, and a wrong one is named", () => {
  expect(readDefinition({ KEYCLOAK_PORT: "18080" }).urls.keycloak).toBe("http://localhost:18080");
  expect(() => readDefinition({ SMTP_PORT: "0" })).toThrow(
    'SMTP_PORT must be a port number from 1 to 65535, not "0".',
  );
  expect(mapPorts(() => 1)).toEqual(
    Object.fromEntries(Object.keys(readDefinition({}).ports).map((name) => [name, 1])),
  );
});
