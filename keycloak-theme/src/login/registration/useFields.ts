import type { ChangeEvent } from "react";
import type { I18n } from "../i18n";
import { problemMessage, refusedFields } from "./findings";
import type { FieldName, TextFieldName } from "./form";
import type { Registration } from "./useRegistration";

/** Id of the message that refuses a whole step. */
export const REFUSAL_ID = "refusal";

/** Ties the inputs of a step to what is typed and to what is wrong with it. */
export function useFields({ form, findings, change }: Registration, i18n: I18n) {
  function error(name: FieldName): string | undefined {
    const problem = findings.problems[name];
    return problem && i18n.msgStr(problemMessage(name, problem));
  }

  function text(name: TextFieldName) {
    const isRefused = findings.refusal && refusedFields(findings.refusal).includes(name);
    return {
      name,
      value: form[name],
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        change({ [name]: event.target.value });
      },
      error: error(name),
      describedBy: isRefused ? REFUSAL_ID : undefined,
      required: true,
      spellCheck: false,
    };
  }

  function tick(name: Exclude<FieldName, TextFieldName>) {
    return {
      name,
      checked: form[name],
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        change({ [name]: event.target.checked });
      },
      error: error(name),
    };
  }

  return { text, tick, error };
}
