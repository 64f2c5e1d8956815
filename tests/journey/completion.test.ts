import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { anEmployee, urlOf, WORDS } from "./employee.ts";
import { createApprovedUser } from "./keycloak.ts";
import { nthMailTo } from "./mailbox.ts";
import { pressButtonOf } from "./steps.ts";

/** No way to a password leads past the terms and the privacy policy, whatever somebody does in between (GUARDS T3, T4). */
const words = WORDS.de;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  await anotherBrowser();
});

/** Nothing of what was done before is known to it. */
async function anotherBrowser(): Promise<void> {
  for (const context of browser.contexts()) await context.close();
  page = await (await browser.newContext({ locale: "de-DE" })).newPage();
}

const terms = () => page.getByRole("heading", { name: words.agreeTerms }).first();
const privacy = () => page.getByRole("heading", { name: words.agreePrivacy }).first();
const password = () => page.locator("input[type=password]").first();

async function agree(): Promise<void> {
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: words.next }).click();
}

test("left before the password, the link in the mail goes on from there", async () => {
  const employee = anEmployee();
  await createApprovedUser(employee);
  const mail = await nthMailTo(employee.email, 1);
  const open = async () => {
    await anotherBrowser();
    await pressButtonOf(mail, page, words.complete);
    await page.getByRole("link", { name: words.next }).click();
  };
  await open();
  await terms().waitFor();
  expect(await password().count()).toBe(0);
  await agree();
  await privacy().waitFor();
  await agree();
  await password().waitFor();
  await open();
  await password().waitFor();
  expect(await terms().count()).toBe(0);
});

test("a forgotten password before the mail is opened leads through terms and privacy", async () => {
  const employee = anEmployee();
  await createApprovedUser(employee);
  await page.goto(urlOf("TEST_PORTAL_URL"));
  await page.getByRole("main").getByRole("link", { name: words.signIn }).click();
  await page.getByRole("link", { name: /Passwort vergessen/ }).click();
  await page.getByLabel(words.email).fill(employee.email);
  await page.getByRole("button").last().click();
  const reset = await nthMailTo(employee.email, 2);

  await anotherBrowser();
  await page.goto(/https?:\/\/\S+action-token\S+/.exec(reset.text)?.[0] ?? "");
  await terms().waitFor();
  expect(await password().count()).toBe(0);
  await agree();
  await privacy().waitFor();
  expect(await password().count()).toBe(0);
  await agree();
  await password().waitFor();
});
