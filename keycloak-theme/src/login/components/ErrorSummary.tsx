import type { MouseEvent } from "react";
import { Alert } from "./Alert";
import { fieldId } from "./field-id";

type Props = {
  title: string;
  errors: readonly { name: string; label: string; text: string }[];
};

/** All that is wrong with a form in one place, each with the way to its field. */
export function ErrorSummary({ title, errors }: Props) {
  if (errors.length === 0) return null;
  return (
    <Alert type="error">
      <strong>{title}</strong>
      <ul>
        {errors.map(({ name, label, text }) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`} onClick={focusField}>
              {label}
            </a>
            {": "}
            {text}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Moves the focus without touching the address: a fragment would be a history entry among the steps. */
function focusField(event: MouseEvent<HTMLAnchorElement>) {
  event.preventDefault();
  document.getElementById(event.currentTarget.hash.slice(1))?.focus();
}
