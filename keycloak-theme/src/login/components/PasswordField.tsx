import { type ComponentProps, useState } from "react";
import type { I18n } from "../i18n";
import { fieldId } from "./field-id";

type Props = Omit<ComponentProps<"input">, "id" | "type"> & {
  name: string;
  i18n: I18n;
  label: string;
  error?: string | undefined;
  /** Ids of other texts that belong to this field: rules, or a message that concerns it. */
  describedBy?: string | undefined;
};

/** A password field whose content can be shown. */
export function PasswordField({ i18n, label, error, describedBy, ...input }: Props) {
  const id = fieldId(input.name);
  const [shown, setShown] = useState(false);
  const { msgStr } = i18n;
  const descriptions = [error && `${id}-error`, describedBy].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="password">
        <input
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={error ? true : undefined}
          {...input}
          id={id}
          type={shown ? "text" : "password"}
          aria-describedby={descriptions || undefined}
        />
        <button
          type="button"
          aria-controls={id}
          aria-label={`${label}: ${msgStr(shown ? "hidePasswordText" : "showPasswordText")}`}
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
