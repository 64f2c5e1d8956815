import { appendAudit } from "../../audit/append-audit.ts";
import { findRegistration } from "../../database/statements/find-registration.ts";
import { findVisibleRegistration } from "../../database/statements/find-visible-registration.ts";
import { actorOf, type Registration } from "../../registration/registration.ts";
import type { Caller } from "../../registration/rights.ts";
import { Problem } from "../problem.ts";
import type { ApiParts } from "./endpoint.ts";

/**
 * The registration, if the caller may see it. Else nothing is shown, not even that there is one, and the attempt is noted
 * (GUARDS R1).
 *
 * @throws Problem not-found
 */
export async function visibleRegistration(
  { database }: ApiParts,
  id: string,
  caller: Caller,
  requestId: string,
): Promise<Registration> {
  const registration = await findVisibleRegistration(database, id, caller.customerNumber);
  if (registration) return registration;
  if (await findRegistration(database, id)) {
    await database.transaction((transaction) =>
      appendAudit(transaction, {
        registrationId: id,
        action: "access-refused",
        actor: actorOf(caller),
        requestId,
      }),
    );
  }
  throw new Problem("not-found");
}
