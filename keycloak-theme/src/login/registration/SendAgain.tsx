import { useEffect, useState } from "react";
import type { I18n } from "../i18n";
import { requestMailAgain } from "./api";

type Props = {
  email: string;
  /** Base URL of the approval-service. */
  service: string;
  i18n: I18n;
};

/** No more than one mail a minute goes to an address, so pressing again before that would be in vain. */
const PAUSE_MS = 60_000;

const MESSAGES = {
  ready: undefined,
  busy: "resendBusy",
  done: "resendDone",
  "too-many": "resendTooMany",
  failed: "resendFailed",
} as const;

/**
 * „No e-mail? Send again". The answer is the same whatever the address's state, so what is said after it promises no mail.
 * The button stays where it is, and focusable, while it rests.
 */
export function SendAgain({ email, service, i18n }: Props) {
  const { msgStr } = i18n;
  const [state, setState] = useState<keyof typeof MESSAGES>("ready");
  const [isResting, setResting] = useState(false);
  const message = MESSAGES[state];

  useEffect(() => {
    if (!isResting) return;
    const end = setTimeout(() => {
      setResting(false);
    }, PAUSE_MS);
    return () => {
      clearTimeout(end);
    };
  }, [isResting]);

  async function sendAgain() {
    if (isResting || state === "busy") return;
    setState("busy");
    const { outcome } = await requestMailAgain(service, email, i18n.currentLanguage.languageTag);
    setState(outcome === "ok" ? "done" : outcome === "too-many-requests" ? "too-many" : "failed");
    setResting(outcome === "ok");
  }

  return (
    <section className="send-again" aria-labelledby="send-again">
      <h2 id="send-again">{msgStr("resendTitle")}</h2>
      <p className="hint">{msgStr("resendHint")}</p>
      <button
        type="button"
        className="secondary"
        aria-disabled={isResting || state === "busy" || undefined}
        onClick={() => void sendAgain()}
      >
        {msgStr("resendAgain")}
      </button>
      <p role="status">{message && msgStr(message)}</p>
    </section>
  );
}
