import { Alert } from "../components/Alert";
import { KcMessage } from "../components/KcMessage";
import type { PageProps } from "../Page";
import Template from "../Template";

/**
 * Something went wrong: what, and the way back into the portal where there is one. A flow can end in good news on this
 * page alone: somebody came through their company's provider, and a registration has begun.
 */
export default function ErrorPage({ kcContext, i18n }: PageProps<"error.ftl">) {
  const { msgStr } = i18n;
  const { message, skipLink } = kcContext;
  // Keycloak leaves the client out where it does not know one.
  const portalUrl = (kcContext.client as { baseUrl?: string } | undefined)?.baseUrl;
  const isBegun = message.summary === msgStr("registrationBegun");
  return (
    <Template
      kcContext={kcContext}
      i18n={i18n}
      headerNode={msgStr(isBegun ? "registrationBegunTitle" : "errorTitleCgm")}
      displayMessage={false}
    >
      <Alert type={isBegun ? "success" : "error"}>
        <KcMessage html={message.summary} />
      </Alert>
      {!skipLink && portalUrl && (
        <a className="primary" href={portalUrl}>
          {msgStr("toPortal")}
        </a>
      )}
    </Template>
  );
}
