import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { aPendingRegistration } from "../../../test/pending-registration.ts";
import { post } from "../../../test/requests.ts";
import { as, startService, type TestService } from "../../../test/service.ts";
import type { Person } from "../../registration/rights.ts";

let service: TestService;
let ofA: Person;
let ofB: Person;
const open: AbortController[] = [];

beforeAll(async () => {
  service = await startService();
  await service.work();
  const add = (email: string, customerNumber: string) => {
    const { id } = service.identity.add({
      email,
      groups: ["super-admins"],
      customerNumbers: [customerNumber],
    });
    return { userId: id, name: email, email };
  };
  ofA = add("a@praxis-rhein.example", "1000001");
  ofB = add("b@mvz-spree.example", "1000002");
});
afterAll(async () => {
  for (const controller of open) controller.abort();
  await service.stop();
});

/** What comes over a stream of events, as it grows. */
async function listen(person: Person): Promise<{ text: string }> {
  const controller = new AbortController();
  open.push(controller);
  const response = await fetch(`${service.url}/api/events`, {
    headers: as(person),
    signal: controller.signal,
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const received = { text: "" };
  void (async () => {
    for await (const chunk of response.body ?? [])
      received.text += Buffer.from(chunk as Uint8Array).toString();
  })().catch(() => undefined);
  return received;
}

test("a decision is told at once to those who may see it, and to nobody else", async () => {
  const id = await aPendingRegistration(service);
  const own = await listen(ofA);
  const foreign = await listen(ofB);
  await post(
    `${service.url}/api/registrations/${id}/approve`,
    {},
    {
      ...as(ofA),
      "sec-fetch-site": "same-origin",
    },
  );
  await eventually(() => {
    expect(own.text).toContain(`event: changed\ndata: {"id":"${id}"}\n\n`);
  });
  expect(foreign.text).not.toContain(id);
});

test("after the database was away, everybody is told that something may have been missed", async () => {
  const stream = await listen(ofA);
  await service.database.asSuperuser(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'approval-service changes' and datname = current_database()`,
  );
  await eventually(() => {
    expect(stream.text).toContain("event: missed");
  });
  const id = await aPendingRegistration(service);
  await eventually(() => {
    expect(stream.text).toContain(id);
  });
});
