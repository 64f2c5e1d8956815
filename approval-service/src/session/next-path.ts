/**
 * Where to go after the log-in: a path of this service, whatever was asked for. Anything a browser would take for another
 * origin (`//evil`, `/\evil`, `https:…`) becomes `/`.
 */
export function localPath(requested: unknown): string {
  if (typeof requested !== "string" || requested.length > 500) return "/";
  if (!/^\/(?![/\\])[\w\-./?=&%~+*]*$/.test(requested)) return "/";
  return requested.startsWith("/auth/") ? "/" : requested;
}
