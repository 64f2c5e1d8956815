import { anApplication, postWithProof } from "@cgm-portal/approval-service/test-requests";
import { expect } from "vitest";
import { anEmployee, type Employee, urlOf } from "./employee.ts";
import { nthMailTo } from "./mailbox.ts";

/** Steps 1 to 7 without a browser, for tests of what comes after them: registered and confirmed as the pages do it. */
export async function aPendingEmployee(differences: Partial<Employee> = {}): Promise<Employee> {
  const employee = anEmployee(differences);
  const { email, customerNumber, postalCode, firstName, lastName } = employee;
  const service = urlOf("TEST_APPROVAL_URL");
  const registered = await postWithProof(
    `${service}/api/registrations`,
    anApplication({ email, customerNumber, postalCode, firstName, lastName }),
  );
  expect(registered.status).toBe(202);

  const { text } = await nthMailTo(email, 1);
  const token = /\/confirm\?token=([\w-]+)/.exec(text)?.[1] ?? "";
  const confirmed = await fetch(`${service}/confirm`, {
    method: "POST",
    body: new URLSearchParams({ token }),
  });
  expect(confirmed.status).toBe(200);
  return employee;
}
