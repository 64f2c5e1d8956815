import { lazy, Suspense } from "react";
import { HEADING_ID } from "../Frame";
import type { PageProps } from "../Page";
import Template from "../Template";

const LegalText = lazy(() => import("../legal/LegalText"));

/** Keycloak's own terms action, for realms that switch it on; the journey asks by the profile instead (decision 3). */
export default function Terms({ kcContext, i18n }: PageProps<"terms.ftl">) {
  const { msgStr } = i18n;
  const { url } = kcContext;
  const text = kcContext["x-keycloakify"].messages["termsText"] ?? msgStr("termsMissing");
  return (
    <Template kcContext={kcContext} i18n={i18n} headerNode={msgStr("termsTitleCgm")} displayMessage={false}>
      <div className="legal-text" tabIndex={0} role="region" aria-labelledby={HEADING_ID}>
        <Suspense>
          <LegalText markdown={text} i18n={i18n} />
        </Suspense>
      </div>
      <form action={url.loginAction} method="post">
        <div className="buttons">
          <button type="submit" className="primary" name="accept">
            {msgStr("doAccept")}
          </button>
          <button type="submit" className="secondary" name="cancel">
            {msgStr("termsDecline")}
          </button>
        </div>
      </form>
    </Template>
  );
}
