import type { ComponentProps, ReactNode } from "react";
import { fieldId } from "./field-id";

type Props = Omit<ComponentProps<"input">, "id" | "type"> & {
  name: string;
  label: ReactNode;
  error?: string | undefined;
};

/** A checkbox that is as easy to hit as its text. */
export function Checkbox({ label, error, ...input }: Props) {
  const id = fieldId(input.name);
  return (
    <div className="checkbox-field">
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
