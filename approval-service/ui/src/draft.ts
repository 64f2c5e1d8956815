/**
 * What somebody is typing or about to do, kept in this tab alone until it is done or given up: a session may run out
 * meanwhile, and after the log-in it is there again.
 */
const PREFIX = "draft:";

/** What was kept under this name; only this page has written it. */
export function kept(name: string): unknown {
  const stored = sessionStorage.getItem(PREFIX + name);
  return stored === null ? undefined : JSON.parse(stored);
}

export function keep(name: string, draft: unknown): void {
  sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
}

export function giveUp(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}

/** The names of everything that is kept. */
export function keptNames(): string[] {
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));
}

/** At the log-out: the next person at this computer reads none of it. */
export function giveUpAll(): void {
  for (const name of keptNames()) giveUp(name);
}
