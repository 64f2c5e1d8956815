import { Bullseye, Spinner, Stack } from "@patternfly/react-core";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Route, Routes, useLocation } from "react-router";
import { answer, ApiError, createApi, logOut, type Session } from "./api/client";
import { Failure } from "./components/Failure";
import { Frame } from "./components/Frame";
import { Customer } from "./pages/Customer";
import { CustomerList } from "./pages/CustomerList";
import { EmployeeList } from "./pages/EmployeeList";
import { EvidencePage } from "./pages/EvidencePage";
import { Faults } from "./pages/Faults";
import { Figures } from "./pages/Figures";
import { NotEntitled } from "./pages/NotEntitled";
import { Notice } from "./components/Notice";
import { giveUpAll } from "./draft";
import { PageHeading } from "./components/PageHeading";
import { PageNotFound } from "./pages/PageNotFound";
import { RegistrationDetail } from "./pages/RegistrationDetail";
import { RegistrationList } from "./pages/RegistrationList";
import { signInUrl } from "./sign-in-url";
import {
  browserLanguage,
  chosenLanguage,
  type Language,
  LanguageContext,
  rememberLanguage,
  TEXTS,
} from "./texts/language";

type SessionState =
  | { kind: "loading" }
  | { kind: "signed-in"; session: Session }
  | { kind: "not-entitled"; name: string | undefined }
  | { kind: "failed"; error: unknown };

/** Signs in first, then shows the page that was asked for. */
export function App() {
  const [state, setState] = useState<SessionState>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  const [logOutFailed, setLogOutFailed] = useState(false);
  const [chosen, setChosen] = useState(chosenLanguage);
  const location = useLocation();

  const ofAccount = state.kind === "signed-in" ? state.session.locale : null;
  const language: Language = chosen ?? ofAccount ?? browserLanguage();
  const texts = TEXTS[language];
  const api = useMemo(() => createApi(language), [language]);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useEffect(() => {
    let cancelled = false;
    answer(api.GET("/api/session")).then(
      (session) => {
        if (!cancelled) setState({ kind: "signed-in", session });
      },
      (error: unknown) => {
        if (cancelled) return;
        const problem = error instanceof ApiError ? error.problem : undefined;
        if (problem?.code === "not-signed-in") window.location.assign(signInUrl());
        else if (problem?.code === "not-entitled") setState({ kind: "not-entitled", name: problem.name });
        else setState({ kind: "failed", error });
      },
    );
    return () => {
      cancelled = true;
    };
  }, [api, attempt]);

  async function leave(): Promise<void> {
    setLogOutFailed(false);
    try {
      const { location: next } = await logOut();
      giveUpAll();
      window.location.assign(next);
    } catch {
      setLogOutFailed(true);
    }
  }

  return (
    <LanguageContext value={language}>
      <Frame
        name={state.kind === "signed-in" ? state.session.name : undefined}
        role={state.kind === "signed-in" ? state.session.role : undefined}
        onChangeLanguage={() => {
          const next = language === "de" ? "en" : "de";
          rememberLanguage(next);
          setChosen(next);
        }}
        onLogOut={() => void leave()}
      >
        {logOutFailed && (
          <Notice variant="danger" title={texts.logOutFailedTitle} takesFocus>
            {texts.logOutFailedText}
          </Notice>
        )}
        {renderPage(state)}
      </Frame>
    </LanguageContext>
  );

  function renderPage(now: SessionState): ReactNode {
    switch (now.kind) {
      case "loading":
        return (
          <Bullseye>
            <Spinner aria-label={texts.loading} />
          </Bullseye>
        );
      case "not-entitled":
        return <NotEntitled name={now.name} onLogOut={() => void leave()} />;
      case "failed":
        return (
          <Stack hasGutter>
            <PageHeading>{texts.area}</PageHeading>
            <Failure
              takesFocus
              error={now.error}
              onRetry={() => {
                setState({ kind: "loading" });
                setAttempt(attempt + 1);
              }}
            />
          </Stack>
        );
      case "signed-in":
        return (
          <Routes location={location}>
            <Route path="/" element={<RegistrationList api={api} session={now.session} />} />
            <Route
              path="/registrations/:id"
              element={<RegistrationDetail api={api} key={location.pathname} />}
            />
            <Route path="/registrations/:id/evidence" element={<EvidencePage api={api} />} />
            <Route path="/employees" element={<EmployeeList api={api} session={now.session} />} />
            {now.session.role === "operator" && (
              <>
                <Route path="/customers" element={<CustomerList api={api} />} />
                <Route path="/customers/:number" element={<Customer api={api} key={location.pathname} />} />
                <Route path="/faults" element={<Faults api={api} />} />
                <Route path="/figures" element={<Figures api={api} />} />
              </>
            )}
            <Route path="*" element={<PageNotFound />} />
          </Routes>
        );
    }
  }
}
