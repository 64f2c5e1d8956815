import { join } from "node:path";
import { DOCUMENTS, type DocumentName } from "./documents.ts";
import { readManifest } from "./published.ts";

/** A legal text that people have been asked to agree to, and the SHA-256 (hex) of what they read. */
export type PublishedText = {
  document: DocumentName;
  version: string;
  sha256: { de: string; en: string };
};

/** Every legal text ever published, oldest first: what people agreed to stays provable after the texts have changed. */
export function publishedTexts(): PublishedText[] {
  const manifest = readManifest(join(import.meta.dirname, "../../legal"));
  return DOCUMENTS.flatMap((document) => manifest[document].map((text) => ({ document, ...text })));
}
