import type { Attribute } from "keycloakify/login/KcContext";
import { isLegalDocument } from "../legal/documents";

/**
 * The ordinary attributes the person has to fill in: required and empty, or refused by the server. Somebody who came to
 * edit the profile (an app-initiated action) gets all of them.
 */
export function missingFields(
  attributes: Record<string, Attribute>,
  editsAll: boolean,
  isRefused: (name: string) => boolean,
): Record<string, Attribute> {
  return Object.fromEntries(
    Object.entries(attributes).filter(([, attribute]) => {
      if (isLegalDocument(attribute) || attribute.readOnly) return false;
      return editsAll || isRefused(attribute.name) || (attribute.required && isEmpty(attribute));
    }),
  );
}

function isEmpty({ values, value }: Attribute): boolean {
  return (values ?? [value ?? ""]).every((one) => one.trim() === "");
}
