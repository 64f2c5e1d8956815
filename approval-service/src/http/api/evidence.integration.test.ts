import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { aPendingRegistration } from "../../../test/pending-registration.ts";
import { get, post, register } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Person } from "../../registration/rights.ts";

const PRIVACY = new URL("../../../../realm-config/legal/privacy-2026-11.de.md", import.meta.url);

let service: TestService;
let superAdmin: Person;

beforeAll(async () => {
  service = await startService();
  await service.work();
  const email = "a@praxis-rhein.example";
  const { id } = service.identity.add({ email, groups: ["super-admins"], customerNumbers: ["1000001"] });
  superAdmin = { userId: id, name: "Sabine", email };
});
afterAll(() => service.stop());
beforeEach(() => {
  service.identity.isDown = false;
});

async function evidenceOf(id: string): Promise<Record<string, unknown>> {
  const { status, body } = await get(`${service.url}/api/registrations/${id}/evidence`, as(superAdmin));
  expect(status).toBe(200);
  return body;
}

test("names the text that was ticked by its hash, the mail, the click, and every step", async () => {
  await register(service, { email: "erika@praxis.example" });
  const id = await aPendingRegistration(service, { email: "erika@praxis.example" });
  const evidence = await evidenceOf(id);
  expect(evidence["privacyPolicy"]).toMatchObject({
    version: "2026-11",
    sha256: { de: createHash("sha256").update(readFileSync(PRIVACY)).digest("hex") },
  });
  expect(evidence).toMatchObject({ locale: "de", marketingConsent: true, agreedTo: [] });
  const mails = evidence["confirmationMails"] as { mailId: string; usedAt: string | null }[];
  expect(mails.at(-1)?.usedAt).toMatch(/^20/);
  const sent = service.mailbox.to("erika@praxis.example").map(({ key }) => key);
  expect(sent).toContain(mails.at(-1)?.mailId);
  expect((evidence["history"] as { action: string }[]).map(({ action }) => action)).toEqual(
    expect.arrayContaining(["registered", "confirmed"]),
  );
});

test("names what was agreed to in Keycloak, and says when Keycloak cannot be asked", async () => {
  const id = await aPendingRegistration(service, { email: "jonas@praxis.example" });
  await post(
    `${service.url}/api/registrations/${id}/approve`,
    {},
    {
      ...as(superAdmin),
      "sec-fetch-site": "same-origin",
    },
  );
  await eventually(() => {
    expect(service.identity.completionMails).toContain("jonas@praxis.example");
  });
  const user = [...service.identity.users.values()].find(({ email }) => email === "jonas@praxis.example");
  Object.assign(user ?? {}, { agreedTo: ["terms-2026-11", "privacy-2026-11"] });
  expect((await evidenceOf(id))["agreedTo"]).toMatchObject([
    { document: "terms", version: "2026-11" },
    { document: "privacy", version: "2026-11" },
  ]);
  await service.database.owner.query(
    `insert into portal_user (user_id, customer_number, email, email_key, is_super_admin, enabled)
     values ($1, '1000001', 'a', 'a', true, true) on conflict (user_id) do update set is_super_admin = true, enabled = true`,
    [superAdmin.userId],
  );
  service.identity.isDown = true;
  expect((await evidenceOf(id))["agreedTo"]).toBeNull();
});
