import { attributeName, DOCUMENTS, type DocumentName, LANGUAGES, type LegalVersion } from "./documents.ts";
import type { Manifest } from "./published.ts";

/** A text of fewer characters is a placeholder. */
const SHORTEST_TEXT = 200;

/** The document with this name, if there is one. */
export function documentNamed(name: string | undefined): DocumentName | undefined {
  return DOCUMENTS.find((document) => document === name);
}

/** Why a version cannot be published; empty when it can. Pure. */
export function publicationMistakes(
  manifest: Manifest,
  versions: readonly LegalVersion[],
  document: DocumentName,
  version: string,
): string[] {
  const found = versions.find(
    (candidate) => candidate.document === document && candidate.version === version,
  );
  const name = attributeName(document, version);
  const mistakes = LANGUAGES.flatMap((language) => {
    const text = found?.texts[language];
    if (text === undefined) return [`legal/${name}.${language}.md is missing.`];
    const isTooShort = text.markdown.replace(/^# .*$/m, "").trim().length < SHORTEST_TEXT;
    return isTooShort ? [`legal/${name}.${language}.md has no text, or hardly any.`] : [];
  });
  const current = manifest[document].at(-1)?.version ?? "";
  if (manifest[document].some((published) => published.version === version)) {
    mistakes.push(`${document} ${version} is published already.`);
  } else if (version <= current) {
    mistakes.push(`${document} ${version} is not newer than ${current}, which is published.`);
  }
  return mistakes;
}

/** The manifest with one more version, which becomes the current one. */
export function withVersion(manifest: Manifest, { document, version, texts }: LegalVersion): Manifest {
  const sha256 = { de: texts.de?.sha256 ?? "", en: texts.en?.sha256 ?? "" };
  return { ...manifest, [document]: [...manifest[document], { version, sha256 }] };
}
