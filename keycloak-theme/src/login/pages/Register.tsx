import { Frame } from "../Frame";
import { legalDocuments } from "../legal/documents";
import type { PageProps } from "../Page";
import { AccountStep } from "../registration/AccountStep";
import { PersonStep } from "../registration/PersonStep";
import { Registered } from "../registration/Registered";
import { useRegistration } from "../registration/useRegistration";

const HEADINGS = {
  account: "registerTitle",
  person: "registerPersonTitle",
  registered: "registeredTitle",
} as const;

/**
 * The employee's registration in two steps. It talks to the approval-service alone, because Keycloak's own form is
 * closed (decision 1). So it takes the look of a Keycloak page and not the scripts of one, which would lead away from what is
 * being typed when the login session runs out or somebody signs in in another tab.
 */
export default function Register({ kcContext, i18n }: PageProps<"register.ftl">) {
  const { loginUrl } = kcContext.url;
  const privacy = legalDocuments(
    kcContext.profile.attributesByName,
    kcContext["x-keycloakify"].messages,
  ).find((document) => document.kind === "privacy");
  const service = kcContext.properties.APPROVAL_SERVICE_URL;
  const registration = useRegistration({
    service,
    language: i18n.currentLanguage.languageTag === "en" ? "en" : "de",
    privacyVersion: privacy?.version ?? "",
  });
  const { step } = registration;
  const props = { registration, i18n, loginUrl };

  return (
    <Frame i18n={i18n} heading={i18n.msgStr(HEADINGS[step])}>
      {step === "account" && <AccountStep {...props} />}
      {step === "person" && <PersonStep {...props} privacy={privacy} />}
      {step === "registered" && (
        <Registered email={registration.registeredEmail ?? ""} service={service} i18n={i18n} />
      )}
    </Frame>
  );
}
