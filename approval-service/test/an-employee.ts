import { randomUUID } from "node:crypto";
import { markDecider } from "../src/portal-users/mark-deciders.ts";
import { recordPortalUsers } from "../src/portal-users/record-portal-user.ts";
import type { Person } from "../src/registration/rights.ts";
import type { TestService } from "./service.ts";

/** Somebody of a customer who finished long ago, known to Keycloak and to our projection. */
export async function anEmployee(
  service: TestService,
  { customerNumber = "1000001", isSuperAdmin = false, firstName = "Karl", lastName = "Kollege" } = {},
): Promise<Person> {
  const email = `${randomUUID()}@praxis.example`;
  const { id } = service.identity.add({
    email,
    firstName,
    lastName,
    customerNumbers: [customerNumber],
    groups: ["portal-users", ...(isSuperAdmin ? (["super-admins"] as const) : [])],
  });
  const { owner } = service.database;
  await recordPortalUsers(owner, [
    { userId: id, customerNumber, email, firstName, lastName, locale: "de", enabled: true },
  ]);
  await markDecider(owner, id, { isSuperAdmin, isOperator: false });
  return { userId: id, name: `${firstName} ${lastName}`, email };
}
