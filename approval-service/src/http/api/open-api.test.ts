import openapiTypes, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";
import { PUBLIC_OPERATIONS } from "../registrations.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { openApiDocument } from "./open-api.ts";

const description = openApiDocument([...PUBLIC_OPERATIONS, ...ENDPOINTS], {
  publicUrl: "https://approval.example",
  issuer: "https://login.example/realms/cgm-portal",
});

/** The page's client is typed by this file. After a change of the API, `npx vitest run -u open-api` writes it anew. */
test("the page's types are those of the API", async () => {
  const types = astToString(await openapiTypes(JSON.stringify(description)));
  await expect(types).toMatchFileSnapshot("../../../ui/src/api/schema.d.ts");
});

test("every operation has an id of its own, and a name for what it does", () => {
  const operations = Object.values(description.paths ?? {}).flatMap(
    (path) => Object.values(path as object) as { operationId: string; summary: string }[],
  );
  expect(operations).toHaveLength(ENDPOINTS.length + PUBLIC_OPERATIONS.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { summary } of operations) expect(summary).not.toBe("");
});
