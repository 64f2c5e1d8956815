import type { LegalDocument } from "../legal/documents";

/** A step of the page: a document to agree to, or the fields that are missing. */
export type ProfileStep = { id: string; document?: LegalDocument };

const FIELDS: ProfileStep = { id: "fields" };

/**
 * What to show one after the other. A profile that lacks nothing still gets the step of its (empty) fields: Keycloak
 * asked for the page, and only sending the form leads on.
 */
export function profileSteps(documents: readonly LegalDocument[], hasFields: boolean): ProfileStep[] {
  const steps: ProfileStep[] = documents.map((document) => ({ id: document.attribute, document }));
  return hasFields || steps.length === 0 ? [...steps, FIELDS] : steps;
}

/**
 * The step to show: the one the browser's history stands for, but never one behind a document that has not been agreed to.
 * @param agreed names of the documents' attributes
 */
export function stepToShow(
  steps: readonly ProfileStep[],
  wanted: string,
  agreed: ReadonlySet<string>,
): number {
  const firstOpen = steps.findIndex(({ document }) => document && !agreed.has(document.attribute));
  const position = Math.max(
    0,
    steps.findIndex(({ id }) => id === wanted),
  );
  return firstOpen === -1 ? position : Math.min(position, firstOpen);
}
