import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { anApplication, aProof, confirmPage, tokenMailedTo } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";

/** Whatever a request says it was sent to, what we write leads to the configured address (GUARDS B3). */
let service: TestService;
beforeAll(async () => {
  service = await startService();
  await service.work();
});
afterAll(() => service.stop());

const FORGED = {
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "http",
  forwarded: "host=evil.example;proto=http",
};

/** fetch lets nobody forge a Host. */
function postForged(path: string, body: unknown): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { ...FORGED, host: "evil.example", "content-type": "application/json" };
    const sent = httpRequest(service.url + path, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end(JSON.stringify(body));
  });
}

test("mails and pages name the configured address alone", async () => {
  const email = "erika@praxis.example";
  expect(
    await postForged("/api/registrations", anApplication({ email, proof: await aProof(service.url) })),
  ).toBe(202);
  const token = await eventually(() => tokenMailedTo(service, email));
  const [mail] = service.mailbox.to(email);
  expect(mail?.text).toContain(`https://approval.example/confirm?token=${token}`);
  expect(JSON.stringify(mail)).not.toContain("evil.example");

  for (const method of ["GET", "POST"] as const) {
    const page = await confirmPage(service, method, token, FORGED);
    expect(page.status).toBe(200);
    expect(page.html + JSON.stringify([...page.headers])).not.toContain("evil.example");
  }
});
