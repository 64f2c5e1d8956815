import DefaultPage from "keycloakify/login/DefaultPage";
import UserProfileFormFields from "keycloakify/login/UserProfileFormFields";
import { lazy, Suspense } from "react";
import "./theme.css";
import { useI18n } from "./i18n";
import type { KcContext } from "./KcContext";
import Template from "./Template";

const ErrorPage = lazy(() => import("./pages/Error"));
const Info = lazy(() => import("./pages/Info"));
const Login = lazy(() => import("./pages/Login"));
const LoginPageExpired = lazy(() => import("./pages/LoginPageExpired"));
const LoginResetPassword = lazy(() => import("./pages/LoginResetPassword"));
const LoginUpdatePassword = lazy(() => import("./pages/LoginUpdatePassword"));
const LoginUpdateProfile = lazy(() => import("./pages/LoginUpdateProfile"));
const Register = lazy(() => import("./pages/Register"));
const Terms = lazy(() => import("./pages/Terms"));

/** One page of Keycloak: ours where the journey touches it, Keycloakify's in our template elsewhere. */
export default function KcPage({ kcContext }: { kcContext: KcContext }) {
  const { i18n } = useI18n({ kcContext });
  return <Suspense>{renderPage()}</Suspense>;

  function renderPage() {
    switch (kcContext.pageId) {
      case "login.ftl":
        return <Login kcContext={kcContext} i18n={i18n} />;
      case "register.ftl":
        return <Register kcContext={kcContext} i18n={i18n} />;
      case "info.ftl":
        return <Info kcContext={kcContext} i18n={i18n} />;
      case "error.ftl":
        return <ErrorPage kcContext={kcContext} i18n={i18n} />;
      case "login-update-profile.ftl":
        return <LoginUpdateProfile kcContext={kcContext} i18n={i18n} />;
      case "login-update-password.ftl":
        return <LoginUpdatePassword kcContext={kcContext} i18n={i18n} />;
      case "login-reset-password.ftl":
        return <LoginResetPassword kcContext={kcContext} i18n={i18n} />;
      case "login-page-expired.ftl":
        return <LoginPageExpired kcContext={kcContext} i18n={i18n} />;
      case "terms.ftl":
        return <Terms kcContext={kcContext} i18n={i18n} />;
      default:
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
  }
}
