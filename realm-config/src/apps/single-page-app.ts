import type { App } from "./app.ts";
import { type WebApp, webApp } from "./web-app.ts";

/**
 * A single-page application with a backend of its own: the backend signs people in and keeps the tokens, the browser has a
 * session cookie (OAuth 2.0 for Browser-Based Applications, section 6.1). To Keycloak that is a web application; a page
 * that holds tokens itself is not offered, because one script injection would hand them over.
 */
export function singlePageApp(app: WebApp): App {
  return webApp({ callback: "/bff/callback", backchannelLogout: "/bff/backchannel-logout", ...app });
}
