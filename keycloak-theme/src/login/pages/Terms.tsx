import { HEADING_ID } from "../Frame";
import { LegalRegion } from "../legal/LegalRegion";
import type { PageProps } from "../Page";
import Template from "../Template";

/** Keycloak's own terms action, for realms that switch it on; the journey asks by the profile instead (decision 3). */
export default function Terms({ kcContext, i18n }: PageProps<"terms.ftl">) {
  const { msgStr } = i18n;
  const { url } = kcContext;
  const text = kcContext["x-keycloakify"].messages["termsText"] ?? "";
  return (
    <Template kcContext={kcContext} i18n={i18n} headerNode={msgStr("termsTitleCgm")} displayMessage={false}>
      <LegalRegion markdown={text} i18n={i18n} labelledBy={HEADING_ID}>
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
      </LegalRegion>
    </Template>
  );
}
