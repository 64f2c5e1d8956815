import { appendAudit } from "../../audit/append-audit.ts";
import { actorOf } from "../../registration/registration.ts";
import type { Caller } from "../../registration/rights.ts";
import { Problem } from "../problem.ts";
import type { ApiParts } from "./endpoint.ts";

/**
 * The customer whose data are shown: of those who see one only, that one; else the one that is asked for, or all (null). A
 * foreign one is not found, and the attempt is noted (GUARDS R1).
 *
 * @throws Problem not-found
 */
export async function customerOf(
  { database }: Pick<ApiParts, "database">,
  { caller, requestId }: { caller: Caller; requestId: string },
  asked: string | undefined,
): Promise<string | null> {
  if (caller.customerNumber === null) return asked ?? null;
  if (asked === undefined || asked === caller.customerNumber) return caller.customerNumber;
  await database.transaction((transaction) =>
    appendAudit(transaction, {
      registrationId: null,
      action: "access-refused",
      actor: actorOf(caller),
      requestId,
    }),
  );
  throw new Problem("not-found");
}
