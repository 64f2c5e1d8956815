import type { Attribute } from "keycloakify/login/KcContext";
import { getKcClsx } from "keycloakify/login/lib/kcClsx";
import UserProfileFormFields from "keycloakify/login/UserProfileFormFields";
import type { ReactNode } from "react";
import { SubmitButton } from "../components/SubmitButton";
import type { PageProps } from "../Page";

const { kcClsx } = getKcClsx({ doUseDefaultCss: false, classes: undefined });

type Props = PageProps<"login-update-profile.ftl"> & {
  fields: Record<string, Attribute>;
  /** Values that go along unseen. */
  children: ReactNode;
};

/**
 * The ordinary fields of the profile, of whatever type the realm declares them. „Weiter" is never greyed out: what is
 * missing is said at the field, by Keycloak if not before.
 */
export function ProfileForm({ kcContext, i18n, fields, children }: Props) {
  const { msgStr } = i18n;
  const { url, profile, isAppInitiatedAction } = kcContext;
  return (
    <form action={url.loginAction} method="post" noValidate>
      {Object.keys(fields).length > 0 && <p>{msgStr("profileText")}</p>}
      <UserProfileFormFields
        kcContext={{ ...kcContext, profile: { ...profile, attributesByName: fields } }}
        i18n={i18n}
        kcClsx={kcClsx}
        onIsFormSubmittableValueChange={ignore}
        doMakeUserConfirmPassword
      />
      {children}
      <div className="buttons">
        <SubmitButton>{msgStr("next")}</SubmitButton>
        {isAppInitiatedAction && (
          <button type="submit" className="secondary" name="cancel-aia" value="true" formNoValidate>
            {msgStr("doCancel")}
          </button>
        )}
      </div>
    </form>
  );
}

function ignore() {
  // Keycloak decides what may be submitted.
}
