import type { Attribute } from "keycloakify/login/KcContext";

/** An attribute as Keycloak describes it, for tests. */
export function anAttribute(name: string, differences: Partial<Attribute> = {}): Attribute {
  return {
    name,
    displayName: name,
    required: false,
    readOnly: false,
    values: [],
    annotations: {},
    validators: {},
    html5DataAnnotations: {},
    ...differences,
  };
}

/** The attribute of one version of a legal document, for tests. */
export function aLegalAttribute(
  kind: string,
  version: string,
  differences: Partial<Attribute> = {},
): Attribute {
  const name = `${kind}-${version}`;
  const annotations = {
    inputType: "multiselect-checkboxes",
    legalDocument: kind,
    legalVersion: version,
    legalText: `\${legal.${name}.text}`,
  };
  return anAttribute(name, {
    displayName: `\${legal.${name}.title}`,
    required: true,
    annotations,
    ...differences,
  });
}

/** Attributes by their names, as the page gets them. */
export function byName(...attributes: Attribute[]): Record<string, Attribute> {
  return Object.fromEntries(attributes.map((attribute) => [attribute.name, attribute]));
}
