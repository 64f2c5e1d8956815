import { lazy, Suspense } from "react";
import "./theme.css";
import { useI18n } from "./i18n";
import type { KcContext } from "./KcContext";

const OtherPage = lazy(() => import("./pages/OtherPage"));
const ErrorPage = lazy(() => import("./pages/Error"));
const Info = lazy(() => import("./pages/Info"));
const Login = lazy(() => import("./pages/Login"));
const LoginPageExpired = lazy(() => import("./pages/LoginPageExpired"));
const LoginResetPassword = lazy(() => import("./pages/LoginResetPassword"));
const LoginUpdatePassword = lazy(() => import("./pages/LoginUpdatePassword"));
const LoginUpdateProfile = lazy(() => import("./pages/LoginUpdateProfile"));
const LogoutConfirm = lazy(() => import("./pages/LogoutConfirm"));
const Register = lazy(() => import("./pages/Register"));
const Terms = lazy(() => import("./pages/Terms"));

/** One page of Keycloak: ours where the journey touches it, Keycloakify's in our template elsewhere. */
export default function KcPage({ kcContext }: { kcContext: KcContext }) {
  const { i18n } = useI18n({ kcContext });
  const page = renderPage();
  // German texts of Keycloak's own come a moment after the page's; nobody should see the English ones flash up.
  return <Suspense>{!i18n.isFetchingTranslations && page}</Suspense>;

  function renderPage() {
    switch (kcContext.pageId) {
      case "login.ftl":
        // Signing in by passkey out of the field needs scripts that come with Keycloakify's page.
        if (kcContext.enableWebAuthnConditionalUI) return <OtherPage kcContext={kcContext} i18n={i18n} />;
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
      case "logout-confirm.ftl":
        return <LogoutConfirm kcContext={kcContext} i18n={i18n} />;
      case "terms.ftl":
        return <Terms kcContext={kcContext} i18n={i18n} />;
      default:
        return <OtherPage kcContext={kcContext} i18n={i18n} />;
    }
  }
}
