import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Languages every legal document exists in. */
export const LANGUAGES = ["de", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** In the order in which people are asked for them. */
export const DOCUMENTS = ["terms", "privacy"] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

export interface LegalText {
  /** The first heading. */
  readonly title: string;
  /** The whole Markdown file. */
  readonly markdown: string;
  /** SHA-256 of the file, in hexadecimal: names exactly this text for ever. */
  readonly sha256: string;
}

/** One version of a document, in every language it was found in. */
export interface LegalVersion {
  readonly document: DocumentName;
  /** A date (2026-11 or 2026-11-30), so that versions sort as text. */
  readonly version: string;
  readonly texts: Partial<Record<Language, LegalText>>;
}

const FILE_NAME = /^(?<document>[a-z]+)-(?<version>\d{4}-\d{2}(?:-\d{2})?)\.(?<language>[a-z]{2})\.md$/;

/** Every version found in a folder of `<document>-<version>.<language>.md` files, oldest first. */
export function readLegalVersions(folder: string): LegalVersion[] {
  const versions = new Map<string, LegalVersion & { texts: Partial<Record<Language, LegalText>> }>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
    const { document, version, language } = FILE_NAME.exec(file)?.groups ?? {};
    if (!isDocument(document) || version === undefined || !isLanguage(language)) {
      throw new Error(`${join(folder, file)}: expected a name like terms-2026-11.de.md.`);
    }
    const key = attributeName(document, version);
    const entry = versions.get(key) ?? { document, version, texts: {} };
    entry.texts[language] = readText(join(folder, file));
    versions.set(key, entry);
  }
  return [...versions.values()].sort((a, b) => a.version.localeCompare(b.version, "en"));
}

function readText(file: string): LegalText {
  const markdown = readFileSync(file, "utf8");
  const title = /^# +(?<title>.+)$/m.exec(markdown)?.groups?.["title"]?.trim();
  if (title === undefined) throw new Error(`${file}: the text has no title (a first line "# …").`);
  return { title, markdown, sha256: createHash("sha256").update(markdown).digest("hex") };
}

/** The user attribute that records the agreement to one version, for example `terms-2026-11`. */
export function attributeName(document: DocumentName, version: string): string {
  return `${document}-${version}`;
}

function isDocument(value: string | undefined): value is DocumentName {
  return DOCUMENTS.some((document) => document === value);
}

function isLanguage(value: string | undefined): value is Language {
  return LANGUAGES.some((language) => language === value);
}
