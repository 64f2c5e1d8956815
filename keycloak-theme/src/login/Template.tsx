import type { TemplateProps } from "keycloakify/login/TemplateProps";
import { useInitialize } from "keycloakify/login/Template.useInitialize";
import { Alert } from "./components/Alert";
import { KcMessage } from "./components/KcMessage";
import { Frame } from "./Frame";
import type { I18n } from "./i18n";
import type { KcContext } from "./KcContext";

type Props = Omit<TemplateProps<KcContext, I18n>, "doUseDefaultCss" | "classes"> &
  Partial<Pick<TemplateProps<KcContext, I18n>, "doUseDefaultCss" | "classes">>;

/** What surrounds every page of a Keycloak session: its message, who is signing in, other ways to sign in. */
export default function Template(props: Props) {
  const { kcContext, i18n, headerNode, children, displayMessage = true, displayInfo = false } = props;
  const { msgStr } = i18n;
  const { auth, url, message, isAppInitiatedAction } = kcContext;

  // Keycloak's own scripts: among them the one that notices a sign-in in another tab.
  const { isReadyToRender } = useInitialize({ kcContext, doUseDefaultCss: false });
  if (!isReadyToRender) return null;

  const attemptedUser = auth?.showUsername && !auth.showResetCredentials ? auth.attemptedUsername : undefined;
  const shownMessage =
    displayMessage && (message?.type !== "warning" || !isAppInitiatedAction) ? message : undefined;

  return (
    <Frame i18n={i18n} heading={headerNode} documentTitle={props.documentTitle}>
      {attemptedUser && (
        <p className="attempted-user">
          <strong>{attemptedUser}</strong> <a href={url.loginRestartFlowUrl}>{msgStr("otherUser")}</a>
        </p>
      )}
      {shownMessage && (
        <Alert type={shownMessage.type}>
          <KcMessage html={shownMessage.summary} />
        </Alert>
      )}
      {children}
      {auth?.showTryAnotherWayLink && (
        <form className="other-way" action={url.loginAction} method="post">
          <button className="link" type="submit" name="tryAnotherWay" value="on">
            {msgStr("doTryAnotherWay")}
          </button>
        </form>
      )}
      {props.socialProvidersNode}
      {displayInfo && <div className="card-info">{props.infoNode}</div>}
    </Frame>
  );
}
