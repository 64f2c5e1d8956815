import { STATUS_CODES } from "node:http";
import { z } from "zod";
import { createDocument } from "zod-openapi";
import { challenge } from "../../proof-of-work/proofs.ts";
import { PROBLEMS, type ProblemCode } from "../problem.ts";
import type { Operation } from "./endpoint.ts";

const EVERYWHERE: readonly ProblemCode[] = ["unavailable", "internal"];
const WHERE_SIGNED_IN: readonly ProblemCode[] = ["not-signed-in", "not-entitled"];

const problemDetails = z
  .looseObject({
    type: z.string().meta({ examples: ["urn:cgm-portal:problem:not-found"] }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: "Stable: what a program decides by." }),
    errors: z
      .array(
        z.object({
          field: z.string(),
          code: z.enum(["required", "too-long", "invalid"]),
          detail: z.string(),
        }),
      )
      .optional(),
    challenge: challenge.optional().meta({ description: "What to solve, if the code is `proof-required`." }),
  })
  .meta({
    id: "Problem",
    description: "RFC 9457; title and detail are in the language of Accept-Language (de or en).",
  });

/** The API as an OpenAPI 3.1 document, from the schemas that validate its requests and answers. */
export function openApiDocument(
  operations: readonly Operation[],
  { publicUrl, issuer }: { publicUrl: string; issuer: string },
) {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:(\w+)/g, "{$1}");
    (paths[path] ??= {})[operation.method.toLowerCase()] = describe(operation);
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "CGM PORTAL approval-service",
      version: "1",
      description:
        "Registrations, employees and customers. People call it with the session of the approval page; " +
        "programs with an access token of their own (client credentials) and the role `approval-api-client`.",
    },
    servers: [{ url: publicUrl }],
    security: [{ session: [] }, { machine: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-session" },
        machine: {
          type: "oauth2",
          flows: {
            clientCredentials: { tokenUrl: `${issuer}/protocol/openid-connect/token`, scopes: {} },
          },
        },
      },
    },
  });
}

function describe(operation: Operation): object {
  const { method, path, summary, may, params, query, body, status, answer } = operation;
  const isPublic = may.length === 0;
  const problems = [
    ...EVERYWHERE,
    ...(isPublic ? [] : WHERE_SIGNED_IN),
    ...(body || query ? (["invalid-input"] as const) : []),
    ...(body ? (["unsupported-media-type"] as const) : []),
    ...(params ? (["not-found"] as const) : []),
    ...(method === "GET" ? [] : (["cross-site"] as const)),
    ...(operation.problems ?? []),
  ];
  return {
    operationId: operationId(method, path),
    summary,
    description: isPublic ? "For everybody." : `For: ${may.join(", ")}.`,
    ...(isPublic && { security: [] }),
    tags: [path.split("/")[2] ?? ""],
    requestParams: { ...(params && { path: params }), ...(query && { query }) },
    ...(body && { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: { [status]: success(status, answer), ...problemResponses(problems) },
  };
}

function success(status: number, answer: Operation["answer"]): object {
  const description = STATUS_CODES[status] ?? "";
  if (!answer) return { description };
  const { mediaType, schema = z.string() } = answer;
  return { description, content: { [mediaType]: { schema } } };
}

/** Problems by their status, each naming its codes. */
function problemResponses(codes: readonly ProblemCode[]): Record<string, object> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set(codes)) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      status,
      {
        description: named.map((code) => `\`${code}\``).join(", "),
        content: { "application/problem+json": { schema: problemDetails } },
      },
    ]),
  );
}

/** `GET /api/registrations/:id/history` → `getRegistrationsIdHistory`. */
function operationId(method: string, path: string): string {
  const words = path.split(/[^A-Za-z]+/).filter((word) => word !== "" && word !== "api");
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
