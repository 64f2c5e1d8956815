import { randomUUID } from "node:crypto";
import { ATTRIBUTES, CLIENTS, REALM } from "@cgm-portal/realm-config/names";
import { expect, test } from "vitest";
import { keycloakAdmin } from "../../test/keycloak-admin.ts";
import { createKeycloakIdentity } from "./keycloak.ts";

/** A hundred of our updates of one user in the real Keycloak, which can double an attribute (keycloak#41533; GUARDS R5). */
test("a hundred updates at once leave one customer number", async () => {
  const identity = createKeycloakIdentity({
    url: process.env["TEST_KEYCLOAK_URL"] ?? "",
    realm: REALM,
    clientId: CLIENTS.service,
    clientSecret: process.env["TEST_SERVICE_CLIENT_SECRET"] ?? "approval-service-demo-secret",
    portal: { clientId: CLIENTS.portal, url: "https://portal.example" },
    completionLifetime: 3_600,
  });
  const admin = await keycloakAdmin();
  const created = await identity.createDisabledUser({
    registrationId: randomUUID(),
    email: `${randomUUID()}@praxis.example`,
    firstName: "Erika",
    lastName: "Mustermann",
    customerNumber: "1000001",
    locale: "de",
  });
  const id = created.outcome === "created" ? created.userId : "";
  try {
    const updates = Array.from({ length: 100 }, (_, n) =>
      n % 2 === 0 ? identity.enable(id) : identity.reactivate(id),
    );
    const outcomes = await Promise.allSettled(updates);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    expect((await identity.find(id))?.customerNumbers).toEqual(["1000001"]);
    const seen = await admin.users.findOne({ id });
    const attributes = seen?.attributes as Record<string, string[]>;
    expect(attributes[ATTRIBUTES.customerNumber]).toEqual(["1000001"]);
    expect(attributes[ATTRIBUTES.registrationId]).toHaveLength(1);
  } finally {
    await admin.users.del({ id });
  }
});
