import { kcSanitize } from "keycloakify/lib/kcSanitize";
import type { PageProps } from "../Page";
import Template from "../Template";

/**
 * Keycloak's page for „something to say": the welcome page behind the completion mail, the last page once everything is
 * done, and any other message.
 */
export default function Info({ kcContext, i18n }: PageProps<"info.ftl">) {
  const { msgStr, advancedMsgStr } = i18n;
  const {
    message,
    messageHeader,
    requiredActions = [],
    actionUri,
    pageRedirectUri,
    skipLink,
    client,
  } = kcContext;

  if (actionUri && requiredActions.includes("VERIFY_PROFILE")) {
    return (
      <Template kcContext={kcContext} i18n={i18n} headerNode={msgStr("welcomeTitle")} displayMessage={false}>
        <p>{msgStr("welcomeText")}</p>
        <ol className="steps">
          <li>{msgStr("welcomeStepTerms")}</li>
          <li>{msgStr("welcomeStepPrivacy")}</li>
          {requiredActions.includes("UPDATE_PASSWORD") && <li>{msgStr("welcomeStepPassword")}</li>}
        </ol>
        <a className="primary" href={actionUri}>
          {msgStr("next")}
        </a>
      </Template>
    );
  }

  const portalUrl = pageRedirectUri ?? client.baseUrl;
  if (message.summary === msgStr("accountUpdatedMessage")) {
    return (
      <Template
        kcContext={kcContext}
        i18n={i18n}
        headerNode={msgStr("completedTitle")}
        displayMessage={false}
      >
        <p>{msgStr("completedText")}</p>
        {portalUrl && (
          <a className="primary" href={portalUrl}>
            {msgStr("toPortal")}
          </a>
        )}
      </Template>
    );
  }

  const heading = messageHeader ? advancedMsgStr(messageHeader) : msgStr("portal");
  return (
    <Template kcContext={kcContext} i18n={i18n} headerNode={heading} displayMessage={false}>
      <p role="status" dangerouslySetInnerHTML={{ __html: kcSanitize(message.summary) }} />
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
      {!actionUri && !skipLink && portalUrl && (
        <a className="primary" href={portalUrl}>
          {msgStr("toPortal")}
        </a>
      )}
    </Template>
  );
}
