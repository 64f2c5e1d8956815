import { Alert, Bullseye, Button, EmptyState, EmptyStateBody, Spinner } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { Route, Routes, useLocation } from "react-router";
import { ApiError, createApi } from "./api/client";
import type { Session } from "./api/types";
import { Frame } from "./components/Frame";
import { signInUrl } from "./sign-in-url";
import { RegistrationDetail } from "./pages/RegistrationDetail";
import { RegistrationList } from "./pages/RegistrationList";
import { initialLanguage, type Language, LanguageContext, rememberLanguage, TEXTS } from "./texts/language";

type SessionState =
  | { kind: "loading" }
  | { kind: "signed-in"; session: Session }
  | { kind: "not-entitled" }
  | { kind: "failed" };

/** Signs in first, then shows the page that was asked for. */
export function App() {
  const [language, setLanguage] = useState<Language>(initialLanguage);
  const [session, setSession] = useState<SessionState>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  const location = useLocation();
  const texts = TEXTS[language];
  const [api, setApi] = useState(() => createApi(language));

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${texts.area} – ${texts.portal}`;
  }, [language, texts]);

  useEffect(() => {
    let cancelled = false;
    api.session().then(
      (found) => {
        if (!cancelled) setSession({ kind: "signed-in", session: found });
      },
      (error: unknown) => {
        if (cancelled) return;
        const code = error instanceof ApiError ? error.problem?.code : undefined;
        if (code === "not-signed-in") window.location.assign(signInUrl());
        else setSession({ kind: code === "not-entitled" ? "not-entitled" : "failed" });
      },
    );
    return () => {
      cancelled = true;
    };
  }, [api, attempt]);

  function changeLanguage(): void {
    const next = language === "de" ? "en" : "de";
    rememberLanguage(next);
    setLanguage(next);
    setApi(createApi(next));
  }

  return (
    <LanguageContext value={language}>
      <Frame
        api={api}
        session={session.kind === "signed-in" ? session.session : undefined}
        canLogOut={session.kind === "signed-in" || session.kind === "not-entitled"}
        onChangeLanguage={changeLanguage}
      >
        {renderPage()}
      </Frame>
    </LanguageContext>
  );

  function renderPage() {
    switch (session.kind) {
      case "loading":
        return (
          <Bullseye>
            <Spinner aria-label={texts.loading} />
          </Bullseye>
        );
      case "not-entitled":
        return (
          <EmptyState titleText={texts.notEntitledTitle} headingLevel="h1">
            <EmptyStateBody>{texts.notEntitledText}</EmptyStateBody>
          </EmptyState>
        );
      case "failed":
        return (
          <Alert isInline variant="danger" title={texts.noConnectionTitle}>
            <p>{texts.noConnectionText}</p>
            <Button
              variant="secondary"
              onClick={() => {
                setSession({ kind: "loading" });
                setAttempt(attempt + 1);
              }}
            >
              {texts.retry}
            </Button>
          </Alert>
        );
      case "signed-in":
        return (
          <Routes location={location}>
            <Route path="/" element={<RegistrationList api={api} session={session.session} />} />
            <Route path="/registrations/:id" element={<RegistrationDetail api={api} />} />
            <Route path="*" element={<EmptyState titleText={texts.pageNotFoundTitle} headingLevel="h1" />} />
          </Routes>
        );
    }
  }
}
