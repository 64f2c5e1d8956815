import { type SubmitEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { Checkbox } from "../components/Checkbox";
import { Field } from "../components/Field";
import { legalDocuments } from "../legal/documents";
import type { PageProps } from "../Page";
import { type Answer, checkCustomer, submitRegistration } from "../registration/api";
import {
  checkAccount,
  checkPerson,
  concernsAccount,
  EMPTY_FORM,
  type FieldName,
  type FieldProblems,
} from "../registration/form";
import Template from "../Template";

const LegalText = lazy(() => import("../legal/LegalText"));

type Step = "account" | "person" | "registered";

const ALERTS = {
  "customer-mismatch": "problemCustomerMismatch",
  "email-in-use": "problemEmailInUse",
  "too-many-requests": "problemTooMany",
  later: "problemLater",
  "no-connection": "problemConnection",
} as const;

/**
 * The employee's registration in two steps. It talks to the approval-service alone: Keycloak's own form is closed
 * (decision 1), so that a login session which runs out meanwhile does no harm.
 */
export default function Register({ kcContext, i18n }: PageProps<"register.ftl">) {
  const { msgStr, currentLanguage } = i18n;
  const service = kcContext.properties.APPROVAL_SERVICE_URL;
  const language = currentLanguage.languageTag === "en" ? "en" : "de";
  const privacy = legalDocuments(
    kcContext.profile.attributesByName,
    kcContext["x-keycloakify"].messages,
  ).find((document) => document.kind === "privacy");

  const [step, setStep] = useState<Step>("account");
  const [form, setForm] = useState(EMPTY_FORM);
  const [problems, setProblems] = useState<FieldProblems>({});
  const [alert, setAlert] = useState<keyof typeof ALERTS>();
  const [busy, setBusy] = useState(false);
  const formElement = useRef<HTMLFormElement>(null);
  const privacyDialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const onPopState = () => {
      setStep((current) => (current === "person" ? "account" : current));
    };
    window.addEventListener("popstate", onPopState);
    return () => {
      window.removeEventListener("popstate", onPopState);
    };
  }, []);

  // A new step is a new page to whoever listens to it: start at its heading.
  const firstStep = useRef(true);
  useEffect(() => {
    if (firstStep.current) firstStep.current = false;
    else document.getElementById("kc-page-title")?.focus();
  }, [step]);

  useEffect(() => {
    if (Object.keys(problems).length > 0)
      formElement.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problems]);

  function show(found: FieldProblems) {
    setProblems(found);
    if (step === "person" && concernsAccount(found)) setStep("account");
  }

  async function send(
    event: SubmitEvent,
    localProblems: FieldProblems,
    request: () => Promise<Answer>,
    next: Step,
  ) {
    event.preventDefault();
    if (busy) return;
    setAlert(undefined);
    setProblems(localProblems);
    if (Object.keys(localProblems).length > 0) return;
    setBusy(true);
    const answer = await request();
    setBusy(false);
    switch (answer.outcome) {
      case "ok":
        if (next === "person") history.pushState({ step: next }, "");
        setStep(next);
        return;
      case "invalid":
        show(answer.problems);
        return;
      case "customer-mismatch":
      case "email-in-use":
        setStep("account");
    }
    setAlert(answer.outcome);
  }

  function text(name: Exclude<FieldName, "privacyAccepted" | "marketingConsent">) {
    return {
      name,
      value: form[name],
      onChange: (event: { target: { value: string } }) => {
        setForm({ ...form, [name]: event.target.value });
      },
      error: problemText(name),
      required: true,
    };
  }

  function tick(name: "privacyAccepted" | "marketingConsent") {
    return {
      name,
      checked: form[name],
      onChange: (event: { target: { checked: boolean } }) => {
        setForm({ ...form, [name]: event.target.checked });
      },
    };
  }

  function problemText(name: FieldName): string | undefined {
    const problem = problems[name];
    if (problem === undefined) return undefined;
    if (name === "privacyAccepted") return msgStr("problemPrivacy");
    if (name === "email" && problem === "invalid") return msgStr("problemEmail");
    return msgStr(
      ({ required: "problemRequired", "too-long": "problemTooLong", invalid: "problemInvalid" } as const)[
        problem
      ],
    );
  }

  const alertBox = alert && (
    <div className="alert alert-error" role="alert">
      {msgStr(ALERTS[alert])}
    </div>
  );

  if (step === "registered") {
    return (
      <Template
        kcContext={kcContext}
        i18n={i18n}
        headerNode={msgStr("registeredTitle")}
        displayMessage={false}
      >
        <div role="status">
          <p>{msgStr("registeredText")}</p>
          <p className="highlight">{form.email.trim()}</p>
        </div>
        <h2>{msgStr("registeredNextTitle")}</h2>
        <ol className="steps">
          <li>{msgStr("registeredNext1")}</li>
          <li>{msgStr("registeredNext2")}</li>
          <li>{msgStr("registeredNext3")}</li>
        </ol>
        <p className="hint">{msgStr("registeredNoMail")}</p>
      </Template>
    );
  }

  if (step === "account") {
    return (
      <Template kcContext={kcContext} i18n={i18n} headerNode={msgStr("registerTitle")} displayMessage={false}>
        <p className="progress">{msgStr("stepOf", "1", "2")}</p>
        <p>{msgStr("registerIntro")}</p>
        {alertBox}
        <form
          ref={formElement}
          noValidate
          aria-busy={busy}
          onSubmit={(event) =>
            void send(event, checkAccount(form), () => checkCustomer(service, form, language), "person")
          }
        >
          <Field
            {...text("email")}
            label={msgStr("fieldEmail")}
            hint={msgStr("fieldEmailHint")}
            type="email"
            autoComplete="email"
          />
          <Field
            {...text("customerNumber")}
            label={msgStr("fieldCustomerNumber")}
            hint={msgStr("fieldCustomerNumberHint")}
            autoComplete="off"
          />
          <Field {...text("postalCode")} label={msgStr("fieldPostalCode")} autoComplete="postal-code" />
          <button type="submit" className="primary">
            {msgStr("next")}
          </button>
        </form>
        <p className="card-info">
          <a href={kcContext.url.loginUrl}>{msgStr("registerToLogin")}</a>
        </p>
      </Template>
    );
  }

  return (
    <Template
      kcContext={kcContext}
      i18n={i18n}
      headerNode={msgStr("registerPersonTitle")}
      displayMessage={false}
    >
      <p className="progress">{msgStr("stepOf", "2", "2")}</p>
      {alertBox}
      <form
        ref={formElement}
        noValidate
        aria-busy={busy}
        onSubmit={(event) =>
          void send(
            event,
            checkPerson(form),
            () => submitRegistration(service, form, privacy?.version ?? "", language),
            "registered",
          )
        }
      >
        <Field {...text("firstName")} label={msgStr("fieldFirstName")} autoComplete="given-name" />
        <Field {...text("lastName")} label={msgStr("fieldLastName")} autoComplete="family-name" />
        <Checkbox
          {...tick("privacyAccepted")}
          label={msgStr("registerPrivacy")}
          error={problemText("privacyAccepted")}
          required
        />
        {privacy && (
          <p className="beside-checkbox">
            <button type="button" className="link" onClick={() => privacyDialog.current?.showModal()}>
              {msgStr("registerPrivacyRead")}
            </button>
          </p>
        )}
        <Checkbox {...tick("marketingConsent")} label={msgStr("registerMarketing")} />
        <button type="submit" className="primary">
          {busy ? msgStr("registerBusy") : msgStr("registerSubmit")}
        </button>
        <button
          type="button"
          className="secondary"
          onClick={() => {
            history.back();
          }}
        >
          {msgStr("back")}
        </button>
      </form>
      {privacy && (
        <dialog ref={privacyDialog} className="reading" aria-labelledby="privacy-title">
          <h2 id="privacy-title">{privacy.title}</h2>
          <div className="legal-text" tabIndex={0} role="region" aria-labelledby="privacy-title">
            <Suspense>
              <LegalText markdown={privacy.text} i18n={i18n} />
            </Suspense>
          </div>
          <form method="dialog">
            <button className="primary">{msgStr("close")}</button>
          </form>
        </dialog>
      )}
    </Template>
  );
}
