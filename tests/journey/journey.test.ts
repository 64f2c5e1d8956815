import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { anEmployee, type Employee, type Language, urlOf, WORDS } from "./employee.ts";
import { SUPER_ADMIN_OF_A } from "./people.ts";
import { nthMailTo } from "./mailbox.ts";
import { looker, type Look } from "./look.ts";
import { fillAccount, fillPerson, openForDecision, openMail, pressButtonOf } from "./steps.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each<{ language: Language; locale: string }>([
  { language: "de", locale: "de-DE" },
  { language: "en", locale: "en-GB" },
])("the twelve steps ($language)", ({ language, locale }) => {
  const words = WORDS[language];
  const employee: Employee = anEmployee();
  let context: BrowserContext;
  let page: Page;
  let look: Look;

  beforeAll(async () => {
    context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    look = looker(language);
  });
  afterAll(() => context.close());

  // Each step needs the one before it: after a failure the others have nothing to tell.
  let isBroken = false;
  beforeEach(({ skip }) => {
    skip(isBroken, "an earlier step failed");
  });
  afterEach(({ task }) => {
    isBroken ||= task.result?.state === "fail";
  });

  test("1: the login page's link leads to the register page", async () => {
    await page.goto(urlOf("TEST_PORTAL_URL"));
    await page.getByRole("main").getByRole("link", { name: words.signIn }).click();
    await page.getByRole("link", { name: words.toRegister }).waitFor();
    await look(page, "01-login");
    await page.getByRole("link", { name: words.toRegister }).click();
    await page.getByLabel(words.customerNumber).waitFor();
    await look(page, "02-register-account");
  });

  test("2–3: number and postal code of the CRM lead on", async () => {
    await fillAccount(page, employee, language);
    await page.getByLabel(words.firstName).waitFor();
    await look(page, "03-register-person");
  });

  test('4–5: „REGISTRIEREN" is answered by a success message', async () => {
    await fillPerson(page, employee, language);
    await page.getByText(employee.email).first().waitFor();
    await look(page, "04-registered");
  });

  test("6–7: the mail's button opens a window, whose button confirms", async () => {
    const mail = await nthMailTo(employee.email, 1);
    await openMail(mail, page);
    await look(page, "05-mail-confirm");
    await page.getByRole("link", { name: words.confirm, exact: true }).click();
    await page.getByRole("button", { name: words.confirm }).waitFor();
    await look(page, "06-confirm");
    await page.getByRole("button", { name: words.confirm }).click();
    await page.getByRole("heading", { name: /bestätigt|confirmed/i }).waitFor();
    await look(page, "07-confirmed");
  });

  test("8: the super admin is told, follows the link and approves", async () => {
    const adminContext = await browser.newContext({
      locale: "de-DE",
      viewport: { width: 1280, height: 900 },
    });
    const admin = await openForDecision(adminContext, employee, SUPER_ADMIN_OF_A);
    await look(admin, "08-approval");
    await admin.getByRole("button", { name: WORDS.de.approve }).click();
    await admin
      .getByText(/genehmigt/i)
      .first()
      .waitFor();
    await look(admin, "09-approved");
    await adminContext.close();
  });

  test("9: the completion mail's button leads to the welcome page", async () => {
    const mail = await nthMailTo(employee.email, 2);
    await openMail(mail, page);
    await look(page, "10-mail-complete");
    await page.getByRole("link", { name: words.complete, exact: true }).click();
    await page.getByRole("heading", { name: words.welcome }).waitFor();
    await look(page, "11-welcome");
  });

  test("10: the terms must be agreed to", async () => {
    await page.getByRole("link", { name: words.next }).click();
    await page.getByRole("heading", { name: words.agreeTerms }).first().waitFor();
    await page.getByRole("region").getByText("CGM PORTAL").first().waitFor();
    await look(page, "12-terms");
    await page.getByRole("button", { name: words.next }).click();
    expect(await page.getByRole("heading", { name: words.agreeTerms }).first().isVisible()).toBe(true);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: words.next }).click();
  });

  test("11: the privacy policy must be confirmed", async () => {
    await page.getByRole("heading", { name: words.agreePrivacy }).first().waitFor();
    await page
      .getByRole("region")
      .getByText(/DSGVO|GDPR/)
      .first()
      .waitFor();
    await look(page, "13-privacy");
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: words.next }).click();
  });

  test("12: the password is set, and the portal can be used", async () => {
    await page.locator("input[type=password]").first().waitFor();
    await look(page, "14-password");
    await page.locator("input[type=password]").nth(0).fill(employee.password);
    await page.locator("input[type=password]").nth(1).fill(employee.password);
    await page.locator("form button[type=submit], form input[type=submit]").last().click();
    await page.getByRole("heading", { name: words.done }).waitFor();
    await look(page, "15-completed");
    await page
      .getByRole("link", { name: /CGM PORTAL/ })
      .last()
      .click();
    await page.getByRole("main").getByRole("link", { name: words.signIn }).click();
    await page.getByLabel(words.email).fill(employee.email);
    await page.locator("input[type=password]").fill(employee.password);
    await page.getByRole("button", { name: words.signIn }).click();
    await page.getByText("1000001").first().waitFor();
    await look(page, "16-portal");
  });

  test("afterwards the completion link is dead", async () => {
    const stranger = await browser.newPage({ locale });
    await pressButtonOf(await nthMailTo(employee.email, 2), stranger, words.complete);
    await stranger
      .getByText(/nicht mehr gültig|no longer valid|expired/i)
      .first()
      .waitFor();
    await stranger.close();
  });
});
