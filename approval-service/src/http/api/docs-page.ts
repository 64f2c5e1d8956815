import { z } from "zod";
import { escapeHtml } from "../../mail/escape-html.ts";

const contentSchema = z.record(z.string(), z.object({ schema: z.unknown() })).optional();

/** As much of OpenAPI as our own document uses. */
const documentSchema = z.object({
  info: z.object({ description: z.string() }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        summary: z.string(),
        description: z.string(),
        parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: z.unknown() })).default([]),
        requestBody: z.object({ content: contentSchema }).optional(),
        responses: z.record(z.string(), z.object({ description: z.string(), content: contentSchema })),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** An OpenAPI document as HTML, without a script: every operation, then every schema that they share. */
export function renderOperations(description: unknown): string {
  const { info, paths, components } = documentSchema.parse(description);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      ...operation,
    })),
  );
  return `<p>${escapeHtml(info.description).replaceAll(/`(.+?)`/g, "<code>$1</code>")}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1 document</a></p>
${operations.map(renderOperation).join("\n")}
<h2>Schemas</h2>
${Object.entries(components.schemas)
  .map(
    ([name, schema]) =>
      `<details><summary><code>${escapeHtml(name)}</code></summary>${renderSchema(schema)}</details>`,
  )
  .join("\n")}`;
}

type Operation = z.output<typeof documentSchema>["paths"][string][string] & { method: string; path: string };

function renderOperation(operation: Operation): string {
  const { method, path, summary, description, parameters, requestBody, responses } = operation;
  return `<details>
<summary><code>${method} ${escapeHtml(path)}</code><br>${escapeHtml(summary)}</summary>
<p>${escapeHtml(description)}</p>
${parameters.map((one) => `<p><code>${escapeHtml(one.name)}</code> (${escapeHtml(one.in)})</p>${renderSchema(one.schema)}`).join("\n")}
${renderContent("Body", requestBody?.content)}
${Object.entries(responses)
  .map(([status, response]) =>
    // All problems look alike: their codes say enough.
    Number(status) < 400
      ? `<p><strong>${status}</strong> ${escapeHtml(response.description)}</p>${renderContent("", response.content)}`
      : `<p><strong>${status}</strong> ${escapeHtml(response.description)}</p>`,
  )
  .join("\n")}
</details>`;
}

function renderContent(title: string, content: z.output<typeof contentSchema>): string {
  return Object.entries(content ?? {})
    .map(
      ([mediaType, { schema }]) =>
        `<p>${title} <code>${escapeHtml(mediaType)}</code></p>${renderSchema(schema)}`,
    )
    .join("\n");
}

function renderSchema(schema: unknown): string {
  return `<pre tabindex="0">${escapeHtml(JSON.stringify(schema, null, 2))}</pre>`;
}
