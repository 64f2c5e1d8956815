import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { useFocusOnChange } from "../steps/useFocusOnChange";
import { useHistorySteps } from "../steps/useHistorySteps";
import { tabStorage } from "../tab-storage";
import { type Answer, checkCustomer, submitRegistration } from "./api";
import { discardDraft, loadDraft, saveDraft } from "./draft";
import { type Findings, findingsOf, leadsToAccount, NOTHING } from "./findings";
import { createServiceProofs } from "./proofs";
import { checkAccount, checkPerson, EMPTY_FORM, type FieldProblems, type RegistrationForm } from "./form";

type Options = {
  /** Base URL of the approval-service. */
  service: string;
  language: "de" | "en";
  /** Version of the privacy policy that the page shows. */
  privacyVersion: string;
};

export type Registration = ReturnType<typeof useRegistration>;

/** The two steps of a registration: what is typed, what is wrong with it, and what leads on. */
export function useRegistration({ service, language, privacyVersion }: Options) {
  const [form, setForm] = useState(() => loadDraft(tabStorage()));
  const [findings, setFindings] = useState(NOTHING);
  const [isBusy, setBusy] = useState(false);
  const [registeredEmail, setRegisteredEmail] = useState<string>();
  const [proofs] = useState(() => createServiceProofs(service));
  // Set at once, not at the next rendering: a double click sends one request.
  const isSending = useRef(false);
  // Findings that wait for the first step to be shown.
  const carriedBack = useRef<Findings>(undefined);

  const history_ = useHistorySteps(["account", "person", "registered"], () => {
    setFindings(carriedBack.current ?? NOTHING);
    carriedBack.current = undefined;
  });
  const step = reachableStep(history_.step, form, registeredEmail);

  useFocusOnChange(step);
  useEffect(() => {
    if (step !== "registered" && !isBusy) proofs.prepare();
  }, [step, isBusy, proofs]);
  useEffect(() => {
    if (findings !== NOTHING) document.querySelector<HTMLElement>("main [aria-invalid=true]")?.focus();
  }, [findings]);

  function change(changes: Partial<RegistrationForm>) {
    const changed = { ...form, ...changes };
    setForm(changed);
    saveDraft(tabStorage(), changed);
  }

  async function send(event: SubmitEvent, slips: FieldProblems, request: () => Promise<Answer>) {
    event.preventDefault();
    if (isSending.current) return false;
    setFindings({ problems: slips });
    if (Object.keys(slips).length > 0) return false;
    isSending.current = true;
    setBusy(true);
    const answer = await request();
    isSending.current = false;
    setBusy(false);
    if (answer.outcome === "ok") return true;
    const found = findingsOf(answer);
    if (step === "person" && leadsToAccount(found)) {
      carriedBack.current = found;
      history.back();
    } else setFindings(found);
    return false;
  }

  async function submitAccount(event: SubmitEvent) {
    const isOk = await send(event, checkAccount(form), () => checkCustomer(service, form, language, proofs));
    if (isOk) history_.advance("person");
  }

  async function submitPerson(event: SubmitEvent) {
    const isOk = await send(event, checkPerson(form), () =>
      submitRegistration(service, form, privacyVersion, language, proofs),
    );
    if (!isOk) return;
    setRegisteredEmail(form.email.trim());
    setForm(EMPTY_FORM);
    discardDraft(tabStorage());
    history_.replace("registered");
  }

  return { step, form, findings, isBusy, registeredEmail, change, submitAccount, submitPerson };
}

/** A page that is loaded anew has lost its success; the second step needs what the first one asks for. */
function reachableStep<Step extends string>(
  step: Step,
  form: RegistrationForm,
  registeredEmail: string | undefined,
): Step | "account" {
  if (step === "registered") return registeredEmail === undefined ? "account" : step;
  return step === "person" && Object.keys(checkAccount(form)).length > 0 ? "account" : step;
}
