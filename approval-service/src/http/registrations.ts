import { Router } from "express";
import { z } from "zod";
import type { Crm } from "../crm/crm.ts";
import type { Database } from "../database/database.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { isEmailInUse } from "../portal-users/is-email-in-use.ts";
import { challenge, type Proofs } from "../proof-of-work/proofs.ts";
import { checkCustomer, type MismatchLimits } from "../registration/check-customer.ts";
import type { Customer } from "../registration/customer.ts";
import type { EmailAddress } from "../registration/email-address.ts";
import { register } from "../registration/register.ts";
import { resend } from "../registration/resend.ts";
import type { Operation } from "./api/endpoint.ts";
import { clientAddress } from "./client-address.ts";
import { allowOrigin } from "./cross-origin.ts";
import { emailField, field, nameField, parseInput, referenceField } from "./input.ts";
import { jsonBody } from "./json-body.ts";
import { limitRequests } from "./limit-requests.ts";
import { languageOf, Problem } from "./problem.ts";
import { requestId } from "./request-log.ts";

const account = z.object({
  email: emailField(),
  customerNumber: referenceField(40),
  postalCode: referenceField(16),
  /** Without one, or with one that does not count any more, the answer brings what to solve. */
  proof: z
    .string("invalid")
    .max(4_096, "too-long")
    .optional()
    .meta({ description: "A solved challenge as ALTCHA writes it, in base64. Each counts once." }),
});

const registration = account.extend({
  firstName: nameField(),
  lastName: nameField(),
  /** The version of the privacy policy that the person has read and ticked. */
  privacyVersion: field(32, (text) => (/^[\w.-]+$/.test(text) ? text : undefined)),
  marketingConsent: z.boolean("invalid").default(false),
  locale: z.enum(["de", "en"], "invalid").optional(),
});

const resendRequest = z.object({ email: emailField() });

/** What the register page calls, for the API's description. Everybody may. */
export const PUBLIC_OPERATIONS: readonly Operation[] = [
  {
    method: "GET",
    path: "/api/registrations/challenge",
    summary: "A proof of work to solve before asking whether a customer exists",
    may: [],
    status: 200,
    answer: { mediaType: "application/json", schema: challenge },
    problems: ["cross-site"],
  },
  {
    method: "POST",
    path: "/api/registrations/check",
    summary: "Whether customer number and postal code belong together",
    may: [],
    body: account,
    status: 204,
    answer: undefined,
    problems: ["proof-required", "customer-mismatch", "crm-unavailable", "email-in-use", "too-many-requests"],
  },
  {
    method: "POST",
    path: "/api/registrations",
    summary: "Registers an employee: the same answer whatever is known of the address",
    may: [],
    body: registration,
    status: 202,
    answer: { mediaType: "application/json", schema: z.object({ status: z.literal("accepted") }) },
    problems: ["proof-required", "customer-mismatch", "crm-unavailable", "email-in-use", "too-many-requests"],
  },
  {
    method: "POST",
    path: "/api/registrations/resend",
    summary: "Sends the mail of a registration again, if there is one: the same answer either way",
    may: [],
    body: resendRequest,
    status: 202,
    answer: { mediaType: "application/json", schema: z.object({ status: z.literal("accepted") }) },
    problems: ["too-many-requests"],
  },
];

export type RegistrationRouteParts = {
  database: Database;
  crm: Crm;
  jobs: Jobs;
  proofs: Proofs;
  mismatchLimits: MismatchLimits;
  requestLimit: number;
  /** hide: nobody learns on the page whether an address is registered (decision 6). */
  emailInUse: "hide" | "reveal";
  keycloakOrigin: string;
  ownOrigin: string;
};

/** The public routes that the register page calls. */
export function createRegistrationRoutes(parts: RegistrationRouteParts): Router {
  const routes = Router();
  const paths = ["/api/registrations", "/api/registrations/check", "/api/registrations/resend"];
  const fromRegisterPage = allowOrigin(parts.keycloakOrigin, parts.ownOrigin);
  routes.options(paths, fromRegisterPage);
  routes.post(
    paths,
    fromRegisterPage,
    limitRequests({ database: parts.database, limit: parts.requestLimit }),
    ...jsonBody,
  );

  // Not limited: it costs less than counting would.
  routes.get("/api/registrations/challenge", fromRegisterPage, async (_request, response) => {
    response.set("Cache-Control", "no-store").json(await parts.proofs.challenge(0));
  });

  routes.post("/api/registrations/check", async (request, response) => {
    const body = parseInput(account, request.body);
    await findCustomer(parts, { ...body, clientAddress: clientAddress(request) });
    await refuseEmailInUse(parts, body.email);
    response.set("Cache-Control", "no-store").sendStatus(204);
  });

  routes.post("/api/registrations", async (request, response) => {
    const body = parseInput(registration, request.body);
    const customer = await findCustomer(parts, { ...body, clientAddress: clientAddress(request) });
    await refuseEmailInUse(parts, body.email);
    const { email, firstName, lastName, privacyVersion, marketingConsent } = body;
    const locale = body.locale ?? languageOf(request);
    await register(
      parts,
      { email, firstName, lastName, customer, locale, privacyVersion, marketingConsent },
      requestId(request),
    );
    response.status(202).set("Cache-Control", "no-store").json({ status: "accepted" });
  });

  routes.post("/api/registrations/resend", async (request, response) => {
    const { email } = parseInput(resendRequest, request.body);
    await resend(parts, email);
    response.status(202).set("Cache-Control", "no-store").json({ status: "accepted" });
  });

  return routes;
}

async function findCustomer(
  parts: RegistrationRouteParts,
  claim: { customerNumber: string; postalCode: string; clientAddress: string; proof?: string | undefined },
): Promise<Customer> {
  const proof = await parts.proofs.redeem(claim.proof);
  const check = await checkCustomer(parts, { ...claim, proof });
  switch (check.outcome) {
    case "matched":
      return check.customer;
    case "mismatch":
      throw new Problem("customer-mismatch");
    case "proof-required":
      throw new Problem("proof-required", {
        extension: { challenge: await parts.proofs.challenge(check.level) },
      });
    case "too-many-attempts":
      throw new Problem("too-many-requests", { retryAfterSeconds: check.retryAfterSeconds });
  }
}

async function refuseEmailInUse(parts: RegistrationRouteParts, email: EmailAddress): Promise<void> {
  if (parts.emailInUse === "reveal" && (await isEmailInUse(parts.database, email.key)))
    throw new Problem("email-in-use");
}
