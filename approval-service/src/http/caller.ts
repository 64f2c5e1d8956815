import type { Request } from "express";
import type { Queryable } from "../database/database.ts";
import type { Identity } from "../identity/identity.ts";
import { type Caller, type Person, personWithRights, rightsNow } from "../registration/rights.ts";
import type { Machines } from "../session/machines.ts";
import { Problem } from "./problem.ts";

export type CallerParts = {
  database: Queryable;
  identity: Identity;
  /** Who is signed in, if anybody. */
  readSession: (request: Request, options?: { prolong: boolean }) => Promise<Person | undefined>;
  machines: Machines;
};

/**
 * Who calls, with the rights of this very moment: a program by its access token, a person by the session. A request with an
 * Authorization header is a program's, whatever cookie comes with it.
 * @throws Problem not-signed-in, not-entitled
 */
export async function callerOf(
  parts: CallerParts,
  request: Request,
  options = { prolong: true },
): Promise<Caller> {
  const authorization = request.get("authorization");
  if (authorization !== undefined) {
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    const machine = token === undefined ? "unknown" : await parts.machines.identify(token);
    if (machine === "unknown") throw new Problem("not-signed-in");
    if (machine === "not-entitled") throw new Problem("not-entitled");
    return machine;
  }
  const person = await parts.readSession(request, options);
  if (!person) throw new Problem("not-signed-in");
  const caller = personWithRights(person, await rightsNow(parts, person.userId));
  if (!caller) throw new Problem("not-entitled", { extension: { name: person.name } });
  return caller;
}

/** Whether a caller of a while ago still has a session and the same rights; asking does not prolong the session. */
export async function isStillEntitled(
  parts: CallerParts,
  request: Request,
  caller: Caller,
): Promise<boolean> {
  try {
    const now = await callerOf(parts, request, { prolong: false });
    return now.role === caller.role && now.customerNumber === caller.customerNumber;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
