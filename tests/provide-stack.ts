import { KEYCLOAK_ADMIN, startTestStack, superuserUrl } from "@cgm-portal/local-stack";
import { provideBrowser } from "./browser.ts";

/**
 * Vitest's global setup: one stack for the whole run, beside any that is running, and a browser. Tests find both by
 * TEST_… variables; where these are set already, for example by hand to a running stack, nothing is started.
 */
export default async function provideStack(): Promise<(() => Promise<void>) | undefined> {
  if (process.env["TEST_KEYCLOAK_URL"]) return undefined;
  provideBrowser();
  const stack = await startTestStack();
  const { definition, controlUrl } = stack;
  const { urls } = definition;
  Object.assign(process.env, {
    TEST_KEYCLOAK_URL: urls.keycloak,
    TEST_KEYCLOAK_ADMIN_USERNAME: KEYCLOAK_ADMIN.username,
    TEST_KEYCLOAK_ADMIN_PASSWORD: KEYCLOAK_ADMIN.password,
    TEST_POSTGRES_URL: superuserUrl(definition),
    TEST_APPROVAL_URL: urls.approval,
    TEST_PORTAL_URL: urls.portal,
    TEST_MAIL_URL: urls.mail,
    TEST_MAIL_API_URL: urls.mailApi,
    TEST_CONTROL_URL: controlUrl,
  });
  return () => stack.stop();
}
