import type { I18n } from "../i18n";
import type { PasswordRule } from "../password-rules";

type Props = { i18n: I18n; id: string; rules: readonly PasswordRule[]; password: string };

/** What the password must be, with a tick at what is met so far. */
export function PasswordRules({ i18n, id, rules, password }: Props) {
  const { msgStr } = i18n;
  if (rules.length === 0) return null;
  return (
    <div id={id} className="rules">
      <p>{msgStr("passwordRules")}</p>
      <ul>
        {rules.map(({ key, argument, isMet }) => {
          const isDone = password !== "" && isMet?.(password) === true;
          return (
            <li key={key} className={isDone ? "met" : undefined}>
              {msgStr(key, argument)}
              {isDone && <span className="visually-hidden"> ({msgStr("passwordRuleMet")})</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
