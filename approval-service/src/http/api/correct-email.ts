import { z } from "zod";
import { correctEmail } from "../../registration/correct-email.ts";
import { emailField } from "../input.ts";
import { Problem } from "../problem.ts";
import { endpoint } from "./endpoint.ts";
import { byId, registrationJson, registrationSchema } from "./schemas.ts";

const correct = endpoint({
  method: "PATCH",
  path: "/api/registrations/:id/email",
  summary: "Corrects a mistyped address before it is confirmed; the confirmation mail goes to the new one",
  may: ["operator"],
  params: byId,
  body: z.object({ email: emailField() }),
  answer: registrationSchema,
  problems: ["email-in-use", "not-unconfirmed"],
  async handle(parts, { params, body, caller, requestId }) {
    const result = await correctEmail(
      parts,
      { registrationId: params.id, email: body.email },
      { caller, requestId },
    );
    switch (result.outcome) {
      case "corrected":
        return registrationJson(result.registration, { ...parts, caller });
      case "not-unconfirmed":
        throw new Problem("not-unconfirmed", { extension: { state: result.registration.state } });
      default:
        throw new Problem(result.outcome);
    }
  },
});

export const correctEmailEndpoints = [correct];
