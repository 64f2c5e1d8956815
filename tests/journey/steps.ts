import { expect } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { type Employee, type Language, urlOf, WORDS } from "./employee.ts";
import { mailsTo, nthMailTo, type Mail } from "./mailbox.ts";

/** Step 1: from the portal to the login page and by its link to the register page. */
export async function openRegistration(page: Page, language: Language = "de"): Promise<void> {
  const words = WORDS[language];
  await page.goto(urlOf("TEST_PORTAL_URL"));
  await page.getByRole("main").getByRole("link", { name: words.signIn }).click();
  await page.getByRole("link", { name: words.toRegister }).click();
  await page.getByLabel(words.customerNumber).waitFor();
}

/** Steps 2 and 3: e-mail, customer number, postal code, „Weiter". */
export async function fillAccount(page: Page, employee: Employee, language: Language = "de"): Promise<void> {
  const words = WORDS[language];
  await page.getByLabel(words.email).fill(employee.email);
  await page.getByLabel(words.customerNumber).fill(employee.customerNumber);
  await page.getByLabel(words.postalCode).fill(employee.postalCode);
  await page.getByRole("button", { name: words.next }).click();
}

/** Steps 4 and 5: names, privacy, marketing, „REGISTRIEREN". */
export async function fillPerson(page: Page, employee: Employee, language: Language = "de"): Promise<void> {
  const words = WORDS[language];
  await page.getByLabel(words.firstName).fill(employee.firstName);
  await page.getByLabel(words.lastName).fill(employee.lastName);
  await page.getByRole("checkbox", { name: words.privacy }).check();
  await page.getByRole("checkbox", { name: words.marketing }).check();
  await page.getByRole("button", { name: words.register }).click();
}

/** Steps 1 to 5, up to the success message. */
export async function register(page: Page, employee: Employee, language: Language = "de"): Promise<void> {
  await openRegistration(page, language);
  await fillAccount(page, employee, language);
  await fillPerson(page, employee, language);
  await page.getByText(employee.email).first().waitFor();
}

/** Opens a mail as a mail client shows it: not under the content security policy of the page that was open before. */
export async function openMail(mail: Mail, page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.setContent(mail.html);
}

/** Opens a mail and presses its one button. */
export async function pressButtonOf(mail: Mail, page: Page, button: string): Promise<void> {
  await openMail(mail, page);
  await page.getByRole("link", { name: button, exact: true }).click();
}

/** Steps 6 and 7: „Bestätigen" in the mail, „Bestätigen" in the window. */
export async function confirm(page: Page, employee: Employee, language: Language = "de"): Promise<void> {
  const words = WORDS[language];
  await pressButtonOf(await nthMailTo(employee.email, 1), page, words.confirm);
  await page.getByRole("button", { name: words.confirm }).click();
  await expect.poll(() => page.getByRole("heading").first().innerText()).toMatch(/bestätigt|confirmed/i);
}

/** Fills in the login page that is shown and sends it; whether the answer is the login page once more. */
export async function tryToSignIn(page: Page, email: string, password: string): Promise<boolean> {
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByLabel("Passwort", { exact: true }).fill(password);
  const answer = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes("/login-actions/"),
  );
  await page.getByRole("button", { name: "Anmelden" }).click();
  const response = await answer;
  return response.status() === 200 && (await response.text()).includes('"login.ftl"');
}

/**
 * Signs somebody in on the login page that is shown. While one log-in of a person is under way, Keycloak refuses every other
 * one of the same person (its protection against guessing side by side), and test files that run side by side share people.
 */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  const isRefused = await tryToSignIn(page, email, password);
  if (isRefused) await tryToSignIn(page, email, password);
}

/** Opens the registration by the link of the mail that informs this decider, logged in. */
export async function openForDecision(
  context: BrowserContext,
  employee: Employee,
  decider: { email: string; password: string },
): Promise<Page> {
  const page = await context.newPage();
  const link = await decisionLink(employee, decider.email);
  await page.goto(link);
  const signInButton = page.getByRole("button", { name: "Anmelden" });
  const approveButton = page.getByRole("button", { name: WORDS.de.approve });
  await signInButton.or(approveButton).first().waitFor();
  if (await signInButton.isVisible()) await signIn(page, decider.email, decider.password);
  await approveButton.waitFor();
  return page;
}

/** The link to this employee's registration in the mail that informs the decider. */
export async function decisionLink(employee: Employee, decider: string): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const mail = (await mailsTo(decider)).find((candidate) => candidate.text.includes(employee.email));
        // A mail may be about several people: the link is the one after the address.
        link = mail?.text
          .slice(mail.text.indexOf(employee.email))
          .match(/https?:\/\/\S+\/registrations\/[0-9a-f-]+/)?.[0];
        return link;
      },
      { timeout: 30_000, message: `the mail that informs ${decider}` },
    )
    .toBeDefined();
  if (!link) throw new Error("unreachable: the poll above found the link");
  return link;
}
