import type { I18n } from "../i18n";

type Props = { i18n: I18n; position: number; total: number };

/** „Schritt 2 von 3", as text and as a bar. */
export function Progress({ i18n, position, total }: Props) {
  if (total < 2) return null;
  return (
    <div className="progress">
      <p>{i18n.msgStr("stepOf", String(position), String(total))}</p>
      <div className="progress-bar" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={index < position ? "done" : undefined} />
        ))}
      </div>
    </div>
  );
}
