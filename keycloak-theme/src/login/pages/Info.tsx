import { useEffect, useState } from "react";
import { beginCompletion, currentCompletion, endCompletion } from "../completion/completion";
import { Alert } from "../components/Alert";
import { KcMessage } from "../components/KcMessage";
import type { PageProps } from "../Page";
import Template from "../Template";

type Props = PageProps<"info.ftl">;

/**
 * Keycloak's page for „something to say": the welcome page behind the completion mail, the last page once everything is
 * done, and any other message.
 */
export default function Info(props: Props) {
  const { actionUri, requiredActions = [], message } = props.kcContext;
  const [isCompleting] = useState(() => currentCompletion() !== undefined);
  if (actionUri && requiredActions.includes("VERIFY_PROFILE")) return <Welcome {...props} />;
  // The same message follows a changed password; only the way here tells them apart.
  if (!actionUri && message.type === "success" && isCompleting) return <Completed {...props} />;
  return <Message {...props} />;
}

function Welcome({ kcContext, i18n }: Props) {
  const { msgStr } = i18n;
  const { actionUri, requiredActions = [] } = kcContext;
  useEffect(() => {
    beginCompletion(requiredActions);
  });
  const setsPassword = requiredActions.includes("UPDATE_PASSWORD");
  return (
    <Template kcContext={kcContext} i18n={i18n} headerNode={msgStr("welcomeTitle")} displayMessage={false}>
      <p className="lead">{msgStr(setsPassword ? "welcomeText" : "welcomeTextLegal")}</p>
      <ol className="steps">
        <li>{msgStr("welcomeStepTerms")}</li>
        <li>{msgStr("welcomeStepPrivacy")}</li>
        {setsPassword && <li>{msgStr("welcomeStepPassword")}</li>}
      </ol>
      <a className="primary" href={actionUri}>
        {msgStr("next")}
      </a>
      <p className="hint after-button">{msgStr("welcomeLater")}</p>
    </Template>
  );
}

function Completed({ kcContext, i18n }: Props) {
  const { msgStr } = i18n;
  useEffect(endCompletion, []);
  return (
    <Template kcContext={kcContext} i18n={i18n} headerNode={msgStr("completedTitle")} displayMessage={false}>
      <Alert type="success">{msgStr("completedText")}</Alert>
      <ToPortal kcContext={kcContext} i18n={i18n} />
    </Template>
  );
}

function Message({ kcContext, i18n }: Props) {
  const { msgStr, advancedMsgStr } = i18n;
  const { message, messageHeader, requiredActions = [], actionUri, skipLink } = kcContext;
  return (
    <Template
      kcContext={kcContext}
      i18n={i18n}
      headerNode={messageHeader ? advancedMsgStr(messageHeader) : msgStr(titleOf(kcContext))}
      displayMessage={false}
    >
      {actionUri ? (
        <p className="lead">
          <KcMessage html={message.summary} />
        </p>
      ) : (
        <Alert type={message.type}>
          <KcMessage html={message.summary} />
        </Alert>
      )}
      {requiredActions.length > 0 && (
        <ul className="steps">
          {requiredActions.map((action) => (
            <li key={action}>{advancedMsgStr(`requiredAction.${action}`)}</li>
          ))}
        </ul>
      )}
      {actionUri && (
        <a className="primary" href={actionUri}>
          {msgStr("next")}
        </a>
      )}
      {!actionUri && !skipLink && <ToPortal kcContext={kcContext} i18n={i18n} />}
    </Template>
  );
}

function titleOf({ actionUri, message }: Props["kcContext"]) {
  if (actionUri) return "infoTitleAction";
  return message.type === "success" ? "infoTitleDone" : "infoTitle";
}

function ToPortal({ kcContext, i18n }: Props) {
  const portalUrl = kcContext.pageRedirectUri ?? kcContext.client.baseUrl;
  if (!portalUrl) return null;
  return (
    <a className="primary" href={portalUrl}>
      {i18n.msgStr("toPortal")}
    </a>
  );
}
