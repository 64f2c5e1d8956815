import { SubmitButton } from "../components/SubmitButton";
import type { PageProps } from "../Page";
import Template from "../Template";

/** Asks before signing out, where an app sends somebody to log out without proving that it may. */
export default function LogoutConfirm({ kcContext, i18n }: PageProps<"logout-confirm.ftl">) {
  const { msgStr } = i18n;
  const { url, client, logoutConfirm } = kcContext;
  return (
    <Template kcContext={kcContext} i18n={i18n} headerNode={msgStr("logoutTitleCgm")} displayMessage={false}>
      <p className="lead">{msgStr("logoutTextCgm")}</p>
      <form action={url.logoutConfirmAction} method="post">
        <input type="hidden" name="session_code" value={logoutConfirm.code} />
        {/* Keycloak looks for this name, which its own button carries. */}
        <input type="hidden" name="confirmLogout" value={msgStr("doLogout")} />
        <div className="buttons">
          <SubmitButton>{msgStr("doLogout")}</SubmitButton>
          {!logoutConfirm.skipLink && client.baseUrl && (
            <a className="secondary" href={client.baseUrl}>
              {msgStr("backToPortal")}
            </a>
          )}
        </div>
      </form>
    </Template>
  );
}
