import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { anEmployee, urlOf, WORDS } from "./employee.ts";
import { createPortalUser } from "./keycloak.ts";
import { looker } from "./look.ts";
import { mailsTo } from "./mailbox.ts";
import { OPERATOR, SUPER_ADMIN_OF_A } from "./people.ts";
import { aPendingEmployee } from "./pending-employee.ts";
import { openForDecision, openMail, openRegistration, signIn, tryToSignIn } from "./steps.ts";

/** The pages beside the straight way, each looked at on a phone and a desktop, light and dark. */
const words = WORDS.de;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  const look = looker(colorScheme);

  async function freshPage(): Promise<Page> {
    for (const context of browser.contexts()) await context.close();
    return (await browser.newContext({ locale: "de-DE", colorScheme })).newPage();
  }

  test("the approval UI: list, detail, reason for a rejection, unknown registration", async () => {
    const employee = await aPendingEmployee({
      firstName: "Annegret-Wilhelmine",
      lastName: "von Schönburg-Glauchau",
    });
    const context = await browser.newContext({ locale: "de-DE", colorScheme });
    const page = await openForDecision(context, employee, SUPER_ADMIN_OF_A);
    await look(page, "detail");
    await page.getByRole("button", { name: words.reject }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("Bitte melden Sie sich bei Frau Huber.");
    await look(page, "reject");
    await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
    await page.getByRole("link", { name: "Zur Übersicht" }).click();
    await page.getByText(employee.email).waitFor();
    await look(page, "list");
    await page.goto(`${urlOf("TEST_APPROVAL_URL")}/registrations/${crypto.randomUUID()}`);
    await page
      .getByText(/nicht gefunden/)
      .first()
      .waitFor();
    await look(page, "not-found");
    const informed = (await mailsTo(SUPER_ADMIN_OF_A.email)).at(-1);
    if (!informed) throw new Error("The super admin got no mail.");
    await openMail(informed, page);
    await look(page, "mail-super-admin");
  });

  test("the approval UI: an operator's list, and log-out that ends the session", async () => {
    const page = await freshPage();
    await page.goto(urlOf("TEST_APPROVAL_URL"));
    await signIn(page, OPERATOR.email, OPERATOR.password);
    await page.getByText("Praxis am Rhein").first().waitFor();
    await look(page, "list-operator");
    await page.getByRole("button", { name: "Abmelden" }).click();
    await page.getByLabel("Passwort", { exact: true }).waitFor();
  });

  test("an employee without the right", async () => {
    const employee = anEmployee();
    await createPortalUser(employee);
    const page = await freshPage();
    await page.goto(urlOf("TEST_APPROVAL_URL"));
    await signIn(page, employee.email, employee.password);
    await page
      .getByText(/keine Berechtigung/)
      .first()
      .waitFor();
    await look(page, "not-entitled");
  });

  test("a confirm link that is not valid", async () => {
    const page = await freshPage();
    await page.goto(`${urlOf("TEST_APPROVAL_URL")}/confirm?token=${"A".repeat(43)}`);
    await page.getByRole("heading").first().waitFor();
    await look(page, "confirm-invalid");
  });

  test("a wrong password, and the way to a new one", async () => {
    const page = await freshPage();
    await page.goto(urlOf("TEST_APPROVAL_URL"));
    await tryToSignIn(page, SUPER_ADMIN_OF_A.email, "falsch");
    await page.getByRole("alert").first().waitFor();
    await look(page, "login-wrong");
    await page.getByRole("link", { name: /Passwort vergessen/ }).click();
    await page.getByRole("button", { name: /E-Mail/ }).waitFor();
    await look(page, "reset-password");
  });

  test("errors on the register page, and the privacy policy to read", async () => {
    const page = await freshPage();
    await openRegistration(page);
    await page.getByRole("button", { name: words.next }).click();
    await expect.poll(() => page.getByLabel(words.email).getAttribute("aria-invalid")).toBe("true");
    await look(page, "register-errors");
    await page.getByLabel(words.email).fill(anEmployee().email);
    await page.getByLabel(words.customerNumber).fill("1000001");
    await page.getByLabel(words.postalCode).fill("56070");
    await page.getByRole("button", { name: words.next }).click();
    await page.getByRole("button", { name: "Datenschutzerklärung lesen" }).click();
    await page.getByRole("dialog").getByText(/DSGVO/).first().waitFor();
    await look(page, "privacy-dialog");
  });

  test("a Keycloak page for an error", async () => {
    const page = await freshPage();
    await page.goto(
      `${urlOf("TEST_KEYCLOAK_URL")}/realms/cgm-portal/protocol/openid-connect/auth?client_id=nobody`,
    );
    await page.getByRole("heading").first().waitFor();
    await look(page, "error");
  });
});
