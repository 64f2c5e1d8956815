import { useTexts } from "../texts/language";

/** A moment in the person's language; and how long ago it was, where waiting is the point. */
export function Time({ iso, withAge = false }: { iso: string; withAge?: boolean }) {
  const { formatTime, formatAge } = useTexts();
  return (
    <>
      <time dateTime={iso} className="app-time">
        {formatTime(iso)}
      </time>
      {withAge && <span className="app-age">{formatAge(iso)}</span>}
    </>
  );
}
