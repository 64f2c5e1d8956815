import { type ComponentProps, useId, useState } from "react";
import type { I18n } from "../i18n";

type Props = Omit<ComponentProps<"input">, "id" | "type"> & {
  i18n: I18n;
  label: string;
  error?: string | undefined;
  describedBy?: string | undefined;
};

/** A password field whose content can be shown. */
export function PasswordField({ i18n, label, error, describedBy, ...input }: Props) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const { msgStr } = i18n;
  const descriptions = [describedBy, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="password">
        <input
          {...input}
          id={id}
          type={shown ? "text" : "password"}
          aria-invalid={error ? true : undefined}
          aria-describedby={descriptions || undefined}
        />
        <button
          type="button"
          aria-controls={id}
          aria-label={msgStr(shown ? "hidePassword" : "showPassword")}
          onClick={() => {
            setShown(!shown);
          }}
        >
          {msgStr(shown ? "hidePasswordText" : "showPasswordText")}
        </button>
      </div>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
