import { z } from "zod";
import { setSuperAdmin } from "../../customers/set-super-admin.ts";
import { Problem, type ProblemCode } from "../problem.ts";
import { byNumber } from "./customers.ts";
import { type ApiParts, type Input, silentEndpoint } from "./endpoint.ts";

const byMember = byNumber.extend({ userId: z.string().regex(/^[\w:.@-]{1,255}$/) });
const path = "/api/customers/:number/super-admins/:userId";
const problems = [
  "own-account",
  "authority-ended",
  "authority-missing",
] as const satisfies readonly ProblemCode[];

const appoint = silentEndpoint({
  method: "PUT",
  path,
  summary: "Makes somebody of the customer a super admin, with the operator's own authority in Keycloak",
  may: ["operator"],
  params: byMember,
  body: z.object({}),
  problems: [...problems, "account-disabled"],
  handle: (parts, input) => set(parts, input, { isSuperAdmin: true, confirmLast: false }),
});

const withdraw = silentEndpoint({
  method: "DELETE",
  path,
  summary: "Takes that back. The customer's last one only with `confirmLast`",
  may: ["operator"],
  params: byMember,
  // In the address: proxies drop the body of a DELETE (RFC 9110 section 9.3.5).
  query: z.object({
    confirmLast: z
      .enum(["true", "false"], "invalid")
      .default("false")
      .meta({ description: "true: the customer may be left without anybody who decides." }),
  }),
  problems: [...problems, "last-super-admin"],
  handle: (parts, input) =>
    set(parts, input, { isSuperAdmin: false, confirmLast: input.query.confirmLast === "true" }),
});

/** Who decides for a customer. */
export const superAdminEndpoints = [appoint, withdraw];

async function set(
  parts: ApiParts,
  { params, caller, requestId, request }: Input<z.output<typeof byMember>, unknown, unknown>,
  wanted: { isSuperAdmin: boolean; confirmLast: boolean },
): Promise<void> {
  const outcome = await setSuperAdmin(parts, {
    ...wanted,
    customerNumber: params.number,
    userId: params.userId,
    caller,
    requestId,
    accessToken: await parts.ownAccessToken(request),
  });
  if (outcome !== "done") throw new Problem(outcome);
}
