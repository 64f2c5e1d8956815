import type { Attribute } from "keycloakify/login/KcContext";

/** A version of a legal document, as a user-profile attribute carries it (decision 3). */
export type LegalDocument = {
  /** Name of the attribute, and of the form field that says „accepted". */
  attribute: string;
  kind: string;
  version: string;
  title: string;
  /** Markdown. */
  text: string;
  accepted: boolean;
};

const ACCEPTED = "accepted";
const ORDER = ["terms", "privacy"];

/**
 * Finds the current legal documents among a profile's attributes: terms first, then privacy, then others. Earlier
 * versions are read-only for the user and are left out.
 * @param messages texts of the realm's localization by their keys
 */
export function legalDocuments(
  attributes: Record<string, Attribute>,
  messages: Record<string, string>,
): LegalDocument[] {
  return Object.values(attributes)
    .flatMap((attribute) => readDocument(attribute, messages))
    .sort((a, b) => rank(a) - rank(b));
}

/** The attributes that are not legal documents: ordinary fields. */
export function isLegalDocument(attribute: Attribute): boolean {
  return annotation(attribute, "legalDocument") !== undefined;
}

function readDocument(attribute: Attribute, messages: Record<string, string>): LegalDocument[] {
  const kind = annotation(attribute, "legalDocument");
  if (kind === undefined || attribute.readOnly) return [];
  return [
    {
      attribute: attribute.name,
      kind,
      version: annotation(attribute, "legalVersion") ?? "",
      title: resolve(attribute.displayName ?? "", messages),
      text: resolve(annotation(attribute, "legalText") ?? "", messages),
      accepted: attribute.value === ACCEPTED || (attribute.values ?? []).includes(ACCEPTED),
    },
  ];
}

/** Keycloak allows any annotation; Keycloakify's type knows those of the form fields only. */
function annotation(attribute: Attribute, name: string): string | undefined {
  return (attribute.annotations as Record<string, string | undefined>)[name];
}

function resolve(reference: string, messages: Record<string, string>): string {
  const key = /^\$\{(.+)\}$/.exec(reference)?.[1];
  return key === undefined ? reference : (messages[key] ?? "");
}

function rank(document: LegalDocument): number {
  const index = ORDER.indexOf(document.kind);
  return index === -1 ? ORDER.length : index;
}
