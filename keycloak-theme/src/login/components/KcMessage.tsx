import { kcSanitize } from "keycloakify/lib/kcSanitize";

/** A text of Keycloak's, which may hold simple markup: sanitized as Keycloak does it. */
export function KcMessage({ html }: { html: string }) {
  return <span dangerouslySetInnerHTML={{ __html: kcSanitize(html) }} />;
}
