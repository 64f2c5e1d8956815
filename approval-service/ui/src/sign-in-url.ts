/** The log-in that leads back to the page shown now. */
export function signInUrl(): string {
  const { pathname, search } = window.location;
  return `/auth/login?next=${encodeURIComponent(pathname + search)}`;
}
