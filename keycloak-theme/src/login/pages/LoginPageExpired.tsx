import type { PageProps } from "../Page";
import Template from "../Template";

/** A page that was left open too long. */
export default function LoginPageExpired({ kcContext, i18n }: PageProps<"login-page-expired.ftl">) {
  const { msgStr } = i18n;
  const { url } = kcContext;
  return (
    <Template kcContext={kcContext} i18n={i18n} headerNode={msgStr("expiredTitle")}>
      <p className="lead">{msgStr("expiredText")}</p>
      <div className="buttons">
        <a className="primary" href={url.loginAction}>
          {msgStr("expiredContinue")}
        </a>
        <a className="secondary" href={url.loginRestartFlowUrl}>
          {msgStr("expiredRestart")}
        </a>
      </div>
    </Template>
  );
}
