import { z } from "zod";
import { gatherEvidence } from "../../registration/evidence.ts";
import { endpoint } from "./endpoint.ts";
import { historyJson, historySchema } from "./history.ts";
import { byId, registrationJson, registrationSchema } from "./schemas.ts";
import { visibleRegistration } from "./visible-registration.ts";

const textSchema = z
  .object({
    document: z.enum(["terms", "privacy"]),
    version: z.string(),
    sha256: z.object({ de: z.string(), en: z.string() }),
  })
  .meta({ id: "LegalText", description: "A published text and the SHA-256 of what people read." });

const getEvidence = endpoint({
  method: "GET",
  path: "/api/registrations/:id/evidence",
  summary: "What proves a person's consents and that the address is theirs (GDPR article 7(1))",
  may: ["super-admin", "operator", "machine"],
  params: byId,
  answer: z
    .object({
      preparedAt: z.iso.datetime(),
      registration: registrationSchema,
      locale: z.enum(["de", "en"]).meta({ description: "The language in which the person read the texts." }),
      privacyPolicy: textSchema
        .nullable()
        .meta({ description: "Ticked on the register page; null when an admin added the person." }),
      marketingConsent: z.boolean().nullable(),
      confirmationMails: z.array(
        z.object({
          mailId: z.string().nullable().meta({ description: "Message-ID, without the domain." }),
          at: z.iso.datetime(),
          usedAt: z.iso.datetime().nullable(),
        }),
      ),
      agreedTo: z
        .array(textSchema)
        .nullable()
        .meta({ description: "Agreed to before the password was set; null while Keycloak cannot be asked." }),
      history: z.array(historySchema),
    })
    .meta({ id: "Evidence" }),
  async handle(parts, { params, caller, requestId }) {
    const registration = await visibleRegistration(parts, params.id, caller, requestId);
    const evidence = await gatherEvidence(parts, registration);
    return {
      preparedAt: new Date().toISOString(),
      registration: registrationJson(registration, { ...parts, caller }),
      locale: registration.locale,
      privacyPolicy: evidence.privacyPolicy ?? null,
      marketingConsent: registration.marketingConsent,
      confirmationMails: evidence.confirmationMails.map(({ mailId, at, usedAt }) => ({
        mailId,
        at: at.toISOString(),
        usedAt: usedAt?.toISOString() ?? null,
      })),
      agreedTo: evidence.agreedTo ?? null,
      history: evidence.history.map(historyJson),
    };
  },
});

export const evidenceEndpoints = [getEvidence];
