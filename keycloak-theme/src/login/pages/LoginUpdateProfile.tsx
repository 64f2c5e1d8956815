import { getKcClsx } from "keycloakify/login/lib/kcClsx";
import UserProfileFormFields from "keycloakify/login/UserProfileFormFields";
import { useEffect, useRef, useState } from "react";
import { isLegalDocument, legalDocuments } from "../legal/documents";
import { LegalStep } from "../legal/LegalStep";
import type { PageProps } from "../Page";
import { missingFields } from "../profile/missing-fields";
import Template from "../Template";

const { kcClsx } = getKcClsx({ doUseDefaultCss: false, classes: undefined });

/**
 * VERIFY_PROFILE: whatever the profile lacks. Legal documents that are not agreed to are shown one by one, terms first
 * (decision 3); any other missing attribute gets its field. Everything is sent in one form at the end, because Keycloak
 * takes an attribute that is left out for deleted.
 */
export default function LoginUpdateProfile({ kcContext, i18n }: PageProps<"login-update-profile.ftl">) {
  const { msgStr } = i18n;
  const { url, profile, messagesPerField, isAppInitiatedAction } = kcContext;
  const attributes = profile.attributesByName;
  const [documents] = useState(() => legalDocuments(attributes, kcContext["x-keycloakify"].messages));
  const toAgree = documents.filter((document) => !document.accepted);
  const fields = missingFields(attributes, isAppInitiatedAction === true, (name) =>
    messagesPerField.existsError(name),
  );
  const askForFields = Object.keys(fields).length > 0;
  const steps = toAgree.length + (askForFields ? 1 : 0);

  const [position, setPosition] = useState(0);
  const [complete, setComplete] = useState(false);
  const [submittable, setSubmittable] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const document_ = toAgree[position];
  const firstStep = useRef(true);
  useEffect(() => {
    if (firstStep.current) firstStep.current = false;
    else document.getElementById("kc-page-title")?.focus();
  }, [position]);

  // The last agreement sends the form once its values are in the page.
  useEffect(() => {
    if (complete) form.current?.requestSubmit();
  }, [complete]);

  const kept = Object.values(attributes).filter(
    (attribute) => !attribute.readOnly && !isLegalDocument(attribute) && !(attribute.name in fields),
  );
  const progress = steps > 1 && (
    <p className="progress">{msgStr("stepOf", String(position + 1), String(steps))}</p>
  );
  const hiddenValues = (
    <>
      {documents.map(({ attribute }) => (
        <input key={attribute} type="hidden" name={attribute} value="accepted" />
      ))}
      {kept.flatMap((attribute) =>
        (attribute.values ?? [attribute.value ?? ""]).map((value, index) => (
          <input key={`${attribute.name}-${index}`} type="hidden" name={attribute.name} value={value} />
        )),
      )}
    </>
  );

  if (document_) {
    const isLast = position === toAgree.length - 1 && !askForFields;
    return (
      <Template
        kcContext={kcContext}
        i18n={i18n}
        headerNode={document_.title}
        displayMessage={messagesPerField.exists("global")}
      >
        {progress}
        <LegalStep
          key={document_.attribute}
          document={document_}
          i18n={i18n}
          onAgree={() => {
            if (isLast) setComplete(true);
            else setPosition(position + 1);
          }}
          onBack={
            position === 0
              ? undefined
              : () => {
                  setPosition(position - 1);
                }
          }
        />
        {complete && (
          <form ref={form} action={url.loginAction} method="post" hidden>
            {hiddenValues}
          </form>
        )}
      </Template>
    );
  }

  return (
    <Template
      kcContext={kcContext}
      i18n={i18n}
      headerNode={msgStr("profileTitle")}
      displayMessage={messagesPerField.exists("global")}
    >
      {progress}
      <p>{msgStr("profileText")}</p>
      <form action={url.loginAction} method="post">
        <UserProfileFormFields
          kcContext={{ ...kcContext, profile: { ...profile, attributesByName: fields } }}
          i18n={i18n}
          kcClsx={kcClsx}
          onIsFormSubmittableValueChange={setSubmittable}
          doMakeUserConfirmPassword
        />
        {hiddenValues}
        <button type="submit" className="primary" disabled={!submittable}>
          {msgStr("next")}
        </button>
        {isAppInitiatedAction && (
          <button type="submit" className="secondary" name="cancel-aia" value="true" formNoValidate>
            {msgStr("doCancel")}
          </button>
        )}
      </form>
    </Template>
  );
}
