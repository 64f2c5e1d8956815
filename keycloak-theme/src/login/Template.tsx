import { kcSanitize } from "keycloakify/lib/kcSanitize";
import type { TemplateProps } from "keycloakify/login/TemplateProps";
import { useInitialize } from "keycloakify/login/Template.useInitialize";
import { useEffect } from "react";
import type { I18n } from "./i18n";
import type { KcContext } from "./KcContext";

type Props = Omit<TemplateProps<KcContext, I18n>, "doUseDefaultCss" | "classes"> &
  Partial<Pick<TemplateProps<KcContext, I18n>, "doUseDefaultCss" | "classes">>;

/** The frame of every page: brand, language, one card with the page's heading, message and content. */
export default function Template(props: Props) {
  const { kcContext, i18n, headerNode, children, displayMessage = true, displayInfo = false } = props;
  const { msgStr, currentLanguage, enabledLanguages } = i18n;
  const { auth, url, message, isAppInitiatedAction } = kcContext;
  const documentTitle = props.documentTitle ?? (typeof headerNode === "string" ? headerNode : undefined);

  useEffect(() => {
    document.documentElement.lang = currentLanguage.languageTag;
    document.title = documentTitle ? `${documentTitle} – ${msgStr("portal")}` : msgStr("portal");
  }, [currentLanguage.languageTag, documentTitle, msgStr]);

  const { isReadyToRender } = useInitialize({ kcContext, doUseDefaultCss: false });
  if (!isReadyToRender) return null;

  const attemptedUser = auth?.showUsername && !auth.showResetCredentials ? auth.attemptedUsername : undefined;
  const shownMessage =
    displayMessage && (message?.type !== "warning" || !isAppInitiatedAction) ? message : undefined;

  return (
    <div className="page">
      <header className="page-header">
        <span className="brand">{msgStr("portal")}</span>
        {enabledLanguages.length > 1 && (
          <nav aria-label={msgStr("language")}>
            <ul className="languages">
              {enabledLanguages.map(({ languageTag, label, href }) => (
                <li key={languageTag}>
                  <a
                    href={href}
                    lang={languageTag}
                    aria-current={languageTag === currentLanguage.languageTag ? "true" : undefined}
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main className="card">
        <h1 id="kc-page-title" tabIndex={-1}>
          {headerNode}
        </h1>
        {attemptedUser && (
          <p className="attempted-user">
            <span>{attemptedUser}</span> <a href={url.loginRestartFlowUrl}>{msgStr("restartLoginTooltip")}</a>
          </p>
        )}
        {shownMessage && (
          <div
            className={`alert alert-${shownMessage.type}`}
            role={shownMessage.type === "error" ? "alert" : "status"}
          >
            <span dangerouslySetInnerHTML={{ __html: kcSanitize(shownMessage.summary) }} />
          </div>
        )}
        {children}
        {auth?.showTryAnotherWayLink && (
          <form action={url.loginAction} method="post">
            <button className="link" type="submit" name="tryAnotherWay" value="on">
              {msgStr("doTryAnotherWay")}
            </button>
          </form>
        )}
        {props.socialProvidersNode}
        {displayInfo && <div className="card-info">{props.infoNode}</div>}
      </main>
    </div>
  );
}
