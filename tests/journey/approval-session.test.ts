import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { type Employee, urlOf, WORDS } from "./employee.ts";
import { endSessionsOf } from "./keycloak.ts";
import { nthMailTo } from "./mailbox.ts";
import { type Decider, OPERATOR, SUPER_ADMIN_OF_A, SUPER_ADMIN_OF_B } from "./people.ts";
import { aPendingEmployee } from "./pending-employee.ts";
import { openForDecision, signIn } from "./steps.ts";

/** What deciders meet beside the straight way: sessions that end, and each other. */
const words = WORDS.de;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openedBy(
  decider: Decider,
  employee: Employee,
  { hearsOfChanges = true } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: "de-DE" });
  if (!hearsOfChanges) await context.route("**/api/events", (route) => route.abort());
  return { context, page: await openForDecision(context, employee, decider) };
}

test("a session that runs out while a reason is typed costs nothing: after the log-in it is there again", async () => {
  const reason = "Bitte melden Sie sich <zuerst> bei Frau Huber.";
  const employee = await aPendingEmployee();
  const { context, page } = await openedBy(SUPER_ADMIN_OF_A, employee);
  await page.getByRole("button", { name: words.reject }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(reason);
  await context.clearCookies({ name: "session" });
  await dialog.getByRole("button", { name: words.reject }).click();
  await dialog.getByRole("link", { name: "Erneut anmelden" }).click();
  // Keycloak still knows the person, so this leads straight back.
  await page.getByRole("dialog").waitFor();
  expect(await dialog.getByRole("textbox").inputValue()).toBe(reason);
  await dialog.getByRole("button", { name: words.reject }).click();
  await page.getByRole("heading", { name: /wurde abgelehnt/ }).waitFor();
  expect((await nthMailTo(employee.email, 2)).text).toContain(reason);
  await context.close();
});

test("whom somebody else was faster than reads who decided, with the keyboard where the answer is", async () => {
  const employee = await aPendingEmployee();
  const slow = await openedBy(SUPER_ADMIN_OF_A, employee, { hearsOfChanges: false });
  const fast = await (await browser.newContext({ locale: "de-DE" })).newPage();
  await fast.goto(slow.page.url());
  await signIn(fast, OPERATOR.email, OPERATOR.password);
  await fast.getByRole("button", { name: words.approve }).click();
  await fast.getByRole("heading", { name: /wurde genehmigt/ }).waitFor();
  expect(await fast.evaluate(() => document.activeElement?.textContent)).toContain("wurde genehmigt");

  await slow.page.getByRole("button", { name: words.reject }).click();
  await slow.page.getByRole("dialog").getByRole("textbox").fill("Kennen wir nicht.");
  await slow.page.getByRole("dialog").getByRole("button", { name: words.reject }).click();
  await slow.page.getByRole("heading", { name: "Hier wurde schon entschieden" }).waitFor();
  const told = await slow.page.evaluate(() => document.activeElement?.textContent);
  expect(told).toMatch(/hat am .* entschieden: Genehmigt/);
  await slow.page.getByRole("button", { name: words.approve }).waitFor({ state: "detached" });
  await slow.context.close();
  await fast.context().close();
});

test("when Keycloak ends a person's sessions, the next click here asks for a log-in that leads back", async () => {
  const employee = await aPendingEmployee({ customerNumber: "1000002", postalCode: "10115" });
  const { context, page } = await openedBy(SUPER_ADMIN_OF_B, employee);
  await endSessionsOf(SUPER_ADMIN_OF_B.email);
  await page.getByRole("button", { name: words.approve }).click();
  await page.getByRole("link", { name: "Erneut anmelden" }).click();
  await signIn(page, SUPER_ADMIN_OF_B.email, SUPER_ADMIN_OF_B.password);
  await page.getByRole("heading", { name: `${employee.firstName} ${employee.lastName}` }).waitFor();
  await page.getByRole("button", { name: words.approve }).click();
  await page.getByRole("heading", { name: /wurde genehmigt/ }).waitFor();
  await context.close();
});

test("a log-out ends Keycloak's session too, and going back shows nothing", async () => {
  const employee = await aPendingEmployee();
  const { context, page } = await openedBy(SUPER_ADMIN_OF_A, employee);
  await page.getByRole("button", { name: "Abmelden" }).click();
  await page.getByLabel("Passwort", { exact: true }).waitFor();
  await page.goBack();
  await page.goto(urlOf("TEST_APPROVAL_URL"));
  await page.getByLabel("Passwort", { exact: true }).waitFor();
  expect(await page.getByText(employee.email).count()).toBe(0);
  await context.close();
});

test("the page speaks the language that was chosen on it, German at first", async () => {
  const context = await browser.newContext({ locale: "fr-FR" });
  const page = await context.newPage();
  await page.goto(urlOf("TEST_APPROVAL_URL"));
  await signIn(page, OPERATOR.email, OPERATOR.password);
  await page.getByRole("heading", { name: "Offene Registrierungen" }).waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Open registrations" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Open registrations" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  expect(await page.title()).toBe("Open registrations – CGM PORTAL");
  await context.close();
});
