import type { Request, Response } from "express";

/** A cookie of ours: never readable by scripts, never sent by a cross-site POST. */
export type Cookie = {
  read(request: Request): string | undefined;
  set(response: Response, value: string): void;
  clear(response: Response): void;
};

/**
 * Names a cookie `__Host-…` with Secure, except on http (loopback), where browsers would refuse both (RFC 6265bis
 * section 4.1.3.2). It lives as long as the browser's session; what it stands for ends in the database.
 */
export function makeCookie(name: string, publicUrl: string): Cookie {
  const secure = publicUrl.startsWith("https:");
  const fullName = secure ? `__Host-${name}` : name;
  const options = { httpOnly: true, secure, sameSite: "lax", path: "/" } as const;
  return {
    read: (request) => readCookie(request.headers.cookie, fullName),
    set: (response, value) => {
      response.cookie(fullName, value, options);
    },
    clear: (response) => {
      response.clearCookie(fullName, options);
    },
  };
}

/** Finds a cookie in a Cookie header. Only values that can be a secret token are let through. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const separator = pair.indexOf("=");
    if (pair.slice(0, separator).trim() !== name) continue;
    const value = pair.slice(separator + 1).trim();
    return /^[\w-]{43}$/.test(value) ? value : undefined;
  }
  return undefined;
}
