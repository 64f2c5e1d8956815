import type { ComponentProps } from "react";
import { fieldId } from "./field-id";

type Props = Omit<ComponentProps<"input">, "id"> & {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Id of a message elsewhere on the page that concerns this field, too. */
  describedBy?: string | undefined;
};

/** A text field with a real label, its hint and its error tied to it for screen readers. */
export function Field({ label, hint, error, describedBy, ...input }: Props) {
  const id = fieldId(input.name);
  const descriptions = [hint && `${id}-hint`, error && `${id}-error`, describedBy].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        {...input}
        id={id}
        aria-invalid={error || describedBy ? true : undefined}
        aria-describedby={descriptions || undefined}
      />
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
