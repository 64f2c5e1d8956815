import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
  DOCUMENTS,
  type DocumentName,
  LANGUAGES,
  type LegalVersion,
  readLegalVersions,
} from "./documents.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const versionsSchema = z
  .array(z.strictObject({ version: z.string(), sha256: z.strictObject({ de: hash, en: hash }) }))
  .min(1);

/** `legal/published.json`: which versions people have been asked for, oldest first. The last one is current. */
const manifestSchema = z.strictObject({ terms: versionsSchema, privacy: versionsSchema });
export type Manifest = z.infer<typeof manifestSchema>;

/** A version that has been published, with the texts people saw. */
export interface PublishedVersion extends LegalVersion {
  readonly isCurrent: boolean;
}

const MANIFEST = "published.json";

/** The manifest of a folder of legal texts. */
export function readManifest(folder: string): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")));
}

export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * The published versions, in the order in which people are asked for the current ones, each document oldest first.
 * Refuses texts that are not the ones published: what people agreed to does not change afterwards.
 */
export function readPublishedVersions(folder: string): PublishedVersion[] {
  const manifest = readManifest(folder);
  const found = readLegalVersions(folder);
  return DOCUMENTS.flatMap((document) =>
    manifest[document].map(({ version, sha256 }, position) => {
      const legalVersion = found.find(
        (candidate) => candidate.document === document && candidate.version === version,
      );
      for (const language of LANGUAGES)
        checkText(legalVersion, document, version, language, sha256[language]);
      return {
        document,
        version,
        texts: legalVersion?.texts ?? {},
        isCurrent: position === manifest[document].length - 1,
      };
    }),
  );
}

function checkText(
  found: LegalVersion | undefined,
  document: DocumentName,
  version: string,
  language: "de" | "en",
  sha256: string,
): void {
  const name = `legal/${document}-${version}.${language}.md`;
  const text = found?.texts[language];
  if (text === undefined)
    throw new Error(`${name} is missing, and legal/published.json says it was published.`);
  if (text.sha256 !== sha256) {
    throw new Error(
      `${name} was changed after it was published (legal/published.json). Publish a new version instead.`,
    );
  }
}
