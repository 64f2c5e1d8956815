import { apply } from "../apply.ts";
import type { Change } from "../change.ts";
import { path } from "../keycloak/api.ts";
import {
  attributeName,
  DOCUMENTS,
  LANGUAGES,
  type LegalVersion,
  readLegalVersions,
} from "../legal/documents.ts";
import { documentNamed, publicationMistakes, withVersion } from "../legal/publication.ts";
import { readManifest, readPublishedVersions, writeManifest } from "../legal/published.ts";
import { readDefinition } from "../realm/read-definition.ts";
import { isConfirmed } from "./apply.ts";
import type { Context } from "./context.ts";

/** Lines of each text that the preview shows. */
const PREVIEW_LINES = 12;

export async function legalCommand(context: Context): Promise<number> {
  const [action, ...rest] = context.parameters;
  if (action === "publish") return publish(context, rest[0], rest[1]);
  if (action === "status") return status(context);
  if (action === "show") return show(context, rest[0]);
  throw new Error("legal what? publish <document> <version>, status, or show <sha256>.");
}

/**
 * Makes a version the current one: checked, shown, then written to legal/published.json and to the realm, in this order, so
 * that a failure in between is finished by the next `apply`.
 */
async function publish(
  context: Context,
  name: string | undefined,
  version: string | undefined,
): Promise<number> {
  const document = documentNamed(name);
  if (document === undefined || version === undefined) {
    throw new Error(
      `Publish what? legal publish <${DOCUMENTS.join("|")}> <version>, for example: legal publish terms 2027-03.`,
    );
  }
  const { output, options, environment, api } = context;
  const manifest = readManifest(options.legal);
  const versions = readLegalVersions(options.legal);
  const mistakes = publicationMistakes(manifest, versions, document, version);
  const found = versions.find(
    (candidate) => candidate.document === document && candidate.version === version,
  );
  if (mistakes.length > 0 || found === undefined) throw new Error(mistakes.join("\n"));

  preview(context, found);
  const asked = await countPeople(context);
  output.line(
    `\nEvery user (${asked} now) is asked to agree at the next log-in. Earlier agreements stay as evidence.`,
  );
  if (!options.yes && !(await isConfirmed(context))) return 1;

  writeManifest(options.legal, withVersion(manifest, found));
  const definition = await readDefinition(environment.variables, environment.realm, options);
  await apply(api, definition, {
    only: isLegal,
    progress: ({ action, kind, name: object }, position, total) => {
      output.line(`[${position}/${total}] ${action} ${kind} ${object}`);
    },
  });
  output.line(
    `Published ${document} ${version}. Commit realm-config/legal/published.json: it is what the realm has now.`,
  );
  return 0;
}

/** Publishing leaves everything else in the realm alone, also what differs from the code. */
function isLegal({ kind, name }: Change): boolean {
  if (kind === "texts") return true;
  return kind === "user profile attribute" && DOCUMENTS.some((document) => name.startsWith(`${document}-`));
}

/** What people will see, in each language. */
function preview({ output }: Context, { document, version, texts }: LegalVersion): void {
  for (const language of LANGUAGES) {
    const text = texts[language];
    if (text === undefined) continue;
    const lines = text.markdown.split("\n");
    output.line(
      `\n${document} ${version} (${language}): ${text.markdown.length} characters, SHA-256 ${text.sha256}`,
    );
    output.line("─".repeat(72));
    output.line(lines.slice(0, PREVIEW_LINES).join("\n"));
    if (lines.length > PREVIEW_LINES) output.line(`… and ${lines.length - PREVIEW_LINES} more lines`);
    output.line("─".repeat(72));
  }
}

/** How many of the users who can log in have agreed to which version; Keycloak's database counts, nothing is listed. */
async function status(context: Context): Promise<number> {
  const { output, options } = context;
  const versions = readPublishedVersions(options.legal);
  const users = await countPeople(context);
  const rows = await Promise.all(
    versions.map(async ({ document, version, isCurrent, texts }) => {
      const agreed = await countAgreed(context, attributeName(document, version));
      const sha256 = Object.fromEntries(
        LANGUAGES.map((language) => [language, texts[language]?.sha256 ?? ""]),
      );
      return { document, version, isCurrent, agreed, sha256 };
    }),
  );
  if (options.json) {
    output.json({ users, versions: rows });
    return 0;
  }
  output.line(`${users} users can log in.`);
  for (const { document, version, isCurrent, agreed } of rows) {
    const missing = isCurrent ? `, ${users - agreed} will be asked at their next log-in` : ", replaced";
    output.line(`${document} ${version}: ${agreed} agreed${missing}`);
  }
  return 0;
}

/** Keycloak counts service accounts as users; their names are the only thing that tells them apart. */
async function countPeople({ api }: Context): Promise<number> {
  const [all, serviceAccounts] = (await Promise.all([
    api.get("/users/count?enabled=true"),
    api.get("/users/count?enabled=true&username=service-account-"),
  ])) as [number, number];
  return all - serviceAccounts;
}

async function countAgreed({ api }: Context, attribute: string): Promise<number> {
  return (await api.get(path`/users/count?enabled=true&q=${`${attribute}:accepted`}`)) as number;
}

/** Finds the exact text somebody agreed to by its hash. */
function show({ output, options }: Context, sha256: string | undefined): number {
  const texts = readPublishedVersions(options.legal).flatMap((version) => Object.values(version.texts));
  const found = texts.find((text) => text.sha256 === sha256);
  if (found === undefined) throw new Error(`No published text has the hash ${sha256 ?? "(none given)"}.`);
  output.line(found.markdown);
  return 0;
}
