import { useEffect, useRef, useState } from "react";
import { Progress } from "../components/Progress";
import { countSteps } from "../completion/completion";
import { legalDocuments } from "../legal/documents";
import { LegalStep } from "../legal/LegalStep";
import type { PageProps } from "../Page";
import { keptValues } from "../profile/kept-values";
import { missingFields } from "../profile/missing-fields";
import { ProfileForm } from "../profile/ProfileForm";
import { profileSteps, stepToShow } from "../profile/steps";
import { useFocusOnChange } from "../steps/useFocusOnChange";
import { useHistorySteps } from "../steps/useHistorySteps";
import Template from "../Template";

/**
 * VERIFY_PROFILE: whatever the profile lacks. Legal documents that are not agreed to are shown one by one, terms first
 * (decision 3); any other missing attribute gets its field. Everything is sent in one form at the end.
 */
export default function LoginUpdateProfile({ kcContext, i18n }: PageProps<"login-update-profile.ftl">) {
  const { msgStr } = i18n;
  const { url, profile, messagesPerField, isAppInitiatedAction } = kcContext;
  const attributes = profile.attributesByName;
  const isRefused = (name: string) => messagesPerField.existsError(name);

  const documents = legalDocuments(attributes, kcContext["x-keycloakify"].messages);
  const open = documents.filter(({ attribute, accepted }) => !accepted || isRefused(attribute));
  const fields = missingFields(attributes, isAppInitiatedAction === true, isRefused);
  const steps = profileSteps(open, Object.keys(fields).length > 0);
  const [total] = useState(() => countSteps(steps.length));

  const ids = steps.map(({ id }) => id);
  const { step: wanted, advance } = useHistorySteps([ids[0] ?? "", ...ids.slice(1)]);
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(() => new Set());
  const [isComplete, setComplete] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const position = stepToShow(steps, wanted, agreed);
  const document = steps[position]?.document;
  useFocusOnChange(String(position));

  // The last agreement sends the form once its values are in the page.
  useEffect(() => {
    if (isComplete) form.current?.requestSubmit();
  }, [isComplete]);

  function agree(attribute: string, isAgreed: boolean) {
    const others = [...agreed].filter((name) => name !== attribute);
    setAgreed(new Set(isAgreed ? [...others, attribute] : others));
  }

  const answered = documents.map((one) => ({
    ...one,
    accepted: agreed.has(one.attribute) || (one.accepted && !open.includes(one)),
  }));
  // Keycloakify's fields bring the language along.
  const shown = new Set([...Object.keys(fields), ...(document ? [] : ["locale"])]);
  const hiddenValues = keptValues(attributes, answered, shown).map(({ name, value }, index) => (
    <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
  ));

  return (
    <Template
      kcContext={kcContext}
      i18n={i18n}
      headerNode={document?.title ?? msgStr("profileTitle")}
      displayMessage={messagesPerField.exists("global")}
    >
      <Progress i18n={i18n} position={position + 1} total={total} />
      {document ? (
        <LegalStep
          key={document.attribute}
          document={document}
          i18n={i18n}
          agreed={agreed.has(document.attribute)}
          onChange={(isAgreed) => {
            agree(document.attribute, isAgreed);
          }}
          onNext={() => {
            const next = ids[position + 1];
            if (next === undefined) setComplete(true);
            else advance(next);
          }}
          busy={isComplete}
          canGoBack={position > 0}
        />
      ) : (
        <ProfileForm kcContext={kcContext} i18n={i18n} fields={fields}>
          {hiddenValues}
        </ProfileForm>
      )}
      {document && isComplete && (
        <form ref={form} action={url.loginAction} method="post" hidden>
          {hiddenValues}
        </form>
      )}
    </Template>
  );
}
