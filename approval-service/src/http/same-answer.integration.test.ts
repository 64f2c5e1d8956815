import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aPendingRegistration } from "../../test/pending-registration.ts";
import { anApplication, type Answer, post, postWithProof } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";

/** What is known of an address shows in no answer (GUARDS A1); whether it shows in the time, `npm run bench -- answers` tells. */
let service: TestService;
const ADDRESSES = {
  unknown: "unbekannt@praxis.example",
  waiting: "wartet@praxis.example",
  registered: "konto@praxis.example",
};
beforeAll(async () => {
  service = await startService();
  await service.work();
  await aPendingRegistration(service, { email: ADDRESSES.waiting });
  service.identity.add({
    email: ADDRESSES.registered,
    groups: ["portal-users"],
    customerNumbers: ["1000001"],
  });
});
afterAll(() => service.stop());

const RANDOM = ["x-request-id", "date"];

function shown({ status, headers, body }: Answer): unknown {
  return { status, body, headers: [...headers].filter(([name]) => !RANDOM.includes(name)) };
}

type Ask = (email: string) => Promise<Answer>;

describe.each<[string, Ask]>([
  ["checking", (email) => postWithProof(`${service.url}/api/registrations/check`, anApplication({ email }))],
  ["registering", (email) => postWithProof(`${service.url}/api/registrations`, anApplication({ email }))],
  ["asking for the mail again", (email) => post(`${service.url}/api/registrations/resend`, { email })],
])("%s", (_what, ask) => {
  test("is answered alike, header by header, for an address unknown, waiting and registered", async () => {
    const unknown = shown(await ask(ADDRESSES.unknown));
    expect(unknown).toMatchObject({ status: expect.any(Number) as number });
    expect(shown(await ask(ADDRESSES.waiting))).toEqual(unknown);
    expect(shown(await ask(ADDRESSES.registered))).toEqual(unknown);
  });
});
