import type { LoginThemePageId } from "keycloakify/bin/shared/constants";
import { type Attribute, createGetKcContextMock } from "keycloakify/login/KcContext";
import { kcEnvDefaults, themeNames } from "../kc.gen";
import type { KcContext } from "../login/KcContext";

const { getKcContextMock } = createGetKcContextMock({
  kcContextExtension: { themeName: themeNames[0] ?? "cgm-portal", properties: { ...kcEnvDefaults } },
  kcContextExtensionPerPage: {},
});

/** What Keycloak might hand to a page, made up. `variant` names a situation of the page other than its usual one. */
export function previewContext(pageId: LoginThemePageId, language: "de" | "en", variant: string): KcContext {
  const href = (other: string) => `?page=${pageId}&lang=${other}&variant=${variant}`;
  const kcContext: KcContext = getKcContextMock({
    pageId,
    overrides: {
      locale: {
        currentLanguageTag: language,
        supported: [
          { languageTag: "de", label: "Deutsch", url: href("de") },
          { languageTag: "en", label: "English", url: href("en") },
        ],
      },
      "x-keycloakify": { messages: MESSAGES },
    },
  });
  switch (kcContext.pageId) {
    case "register.ftl":
    case "login-update-profile.ftl":
      kcContext.profile.attributesByName = ATTRIBUTES;
      break;
    case "login-update-password.ftl":
      Object.assign(kcContext, { passwordPolicies: { length: 12, notEmail: true, passwordHistory: 5 } });
      break;
    case "info.ftl":
      if (variant === "welcome")
        Object.assign(kcContext, { actionUri: "#", requiredActions: ["VERIFY_PROFILE", "UPDATE_PASSWORD"] });
  }
  return kcContext;
}

const MESSAGES = {
  "legal.terms.title": "Allgemeine Nutzungsbedingungen",
  "legal.terms.text": "## 1. Worum es geht\n\nText der Nutzungsbedingungen, siehe https://example.org.",
  "legal.privacy.title": "Datenschutzerklärung",
  "legal.privacy.text": "## 1. Verantwortlicher\n\nText der Datenschutzerklärung.",
};

const ATTRIBUTES: Record<string, Attribute> = {
  terms: legalAttribute("terms"),
  privacy: legalAttribute("privacy"),
};

function legalAttribute(kind: string): Attribute {
  const annotations = {
    inputType: "multiselect-checkboxes",
    legalDocument: kind,
    legalVersion: "2026-11",
    legalText: `\${legal.${kind}.text}`,
  };
  return {
    name: kind,
    displayName: `\${legal.${kind}.title}`,
    required: true,
    readOnly: false,
    values: [],
    annotations,
    validators: {},
    html5DataAnnotations: {},
  };
}
