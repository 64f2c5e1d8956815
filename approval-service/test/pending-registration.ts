import { randomUUID } from "node:crypto";
import { eventually } from "./eventually.ts";
import { confirmationMailedTo, confirmPage, register, tokenMailedTo } from "./requests.ts";
import type { TestService } from "./service.ts";

const POSTAL_CODES: Record<string, string> = {
  "1000001": "56070",
  "1000002": "10115",
  "1000003": "SW1A 1AA",
};

/** Registers and confirms somebody, the way a person does; the id of what then waits for a decision. */
export async function aPendingRegistration(
  service: TestService,
  typed: { email?: string; customerNumber?: string } = {},
): Promise<string> {
  const email = typed.email ?? `${randomUUID()}@praxis.example`;
  const customerNumber = typed.customerNumber ?? "1000001";
  await service.database.owner.query("delete from attempt");
  const before = service.mailbox.to(email).map(({ text }) => text);
  await register(service, { email, customerNumber, postalCode: POSTAL_CODES[customerNumber] });
  await eventually(() => {
    if (before.includes(confirmationMailedTo(service, email).text)) throw new Error("no mail yet");
  });
  await confirmPage(service, "POST", tokenMailedTo(service, email));
  const pending = (await service.registrations()).filter(
    (one) => one.email === email && one.state === "pending",
  );
  const [registration] = pending;
  if (!registration) throw new Error(`The registration of ${email} is not pending.`);
  return registration.id;
}
