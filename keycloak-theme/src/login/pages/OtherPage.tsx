import DefaultPage from "keycloakify/login/DefaultPage";
import { lazy } from "react";
import type { I18n } from "../i18n";
import type { KcContext } from "../KcContext";
import Template from "../Template";

const UserProfileFormFields = lazy(() => import("keycloakify/login/UserProfileFormFields"));

/** Every page that the journey does not touch: Keycloakify's own, in our frame and with our stylesheet. */
export default function OtherPage({ kcContext, i18n }: { kcContext: KcContext; i18n: I18n }) {
  return (
    <DefaultPage
      kcContext={kcContext}
      i18n={i18n}
      Template={Template}
      doUseDefaultCss={false}
      UserProfileFormFields={UserProfileFormFields}
      doMakeUserConfirmPassword
    />
  );
}
