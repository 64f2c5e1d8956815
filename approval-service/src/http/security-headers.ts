import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * The headers of every answer (GUARDS B4). The policy allows what we serve ourselves and nothing inline; forms may end at
 * Keycloak, where logging out leads.
 */
export function securityHeaders(options: { publicUrl: string; keycloakOrigin: string }): RequestHandler {
  const isHttps = options.publicUrl.startsWith("https:");
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'", options.keycloakOrigin],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        ...(isHttps && { "upgrade-insecure-requests": [] }),
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    frameguard: { action: "deny" },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
}
