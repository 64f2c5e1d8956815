import type { Attribute } from "keycloakify/login/KcContext";
import { isLegalDocument, type LegalDocument } from "../legal/documents";

/** A value that goes back to Keycloak as it came. */
export type KeptValue = { name: string; value: string };

/**
 * Everything that the form must send beside its visible fields, because Keycloak takes an attribute that is left out for
 * deleted: agreements, and values nobody was asked for. What the person may not write is left alone.
 * @param shown names of the attributes that have a field of their own
 */
export function keptValues(
  attributes: Record<string, Attribute>,
  documents: readonly LegalDocument[],
  shown: ReadonlySet<string>,
): KeptValue[] {
  const agreements = documents
    .filter(({ accepted }) => accepted)
    .map(({ attribute }) => ({ name: attribute, value: "accepted" }));
  const others = Object.values(attributes)
    .filter((attribute) => !attribute.readOnly && !isLegalDocument(attribute) && !shown.has(attribute.name))
    .flatMap(({ name, values, value }) =>
      (values ?? (value === undefined ? [] : [value])).map((one) => ({ name, value: one })),
    );
  return [...agreements, ...others];
}
