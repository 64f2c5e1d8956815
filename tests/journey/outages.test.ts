import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { stackControl } from "./control.ts";
import { anEmployee, WORDS } from "./employee.ts";
import { mailsTo, nthMailTo } from "./mailbox.ts";
import { SUPER_ADMIN_OF_A } from "./people.ts";
import {
  confirm,
  fillAccount,
  fillPerson,
  openForDecision,
  openRegistration,
  pressButtonOf,
  register,
} from "./steps.ts";

const words = WORDS.de;
const RECOVERY_MS = 90_000;

const stack = stackControl();
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await browser.newContext({ locale: "de-DE" })).newPage();
});
afterAll(() => browser.close());
afterEach(async () => {
  for (const part of ["crm", "mail", "keycloak"] as const) await stack.start(part);
});

describe("the CRM is away", () => {
  test("the page asks to try again later, keeps what was typed, and goes on when it is back", async () => {
    await openRegistration(page);
    await stack.stop("crm");
    await fillAccount(page, anEmployee());
    await expect.poll(() => page.getByRole("alert").first().innerText()).toMatch(/später/);
    expect(await page.getByLabel(words.customerNumber).inputValue()).toBe("1000001");
    await stack.start("crm");
    await page.getByRole("button", { name: words.next }).click();
    await page.getByLabel(words.firstName).waitFor();
  });
});

describe("the mail server is away", () => {
  test("registering goes on, and the mail arrives when it is back", { timeout: 150_000 }, async () => {
    const employee = anEmployee();
    await stack.stop("mail");
    await register(page, employee);
    await stack.start("mail");
    await nthMailTo(employee.email, 1, RECOVERY_MS);
  });
});

describe("Keycloak is away", () => {
  test(
    "registering and confirming go on; the super admin is told when it is back",
    { timeout: 240_000 },
    async () => {
      const employee = anEmployee();
      await openRegistration(page);
      await fillAccount(page, employee);
      await stack.stop("keycloak");
      await fillPerson(page, employee);
      await page.getByText(employee.email).first().waitFor();
      await confirm(page, employee);
      await stack.start("keycloak");
      const context = await browser.newContext({ locale: "de-DE" });
      const admin = await openForDecision(context, employee, SUPER_ADMIN_OF_A);

      // Decided while Keycloak is away again: recorded now, carried out later.
      await stack.stop("keycloak");
      await admin.getByRole("button", { name: words.approve }).click();
      await admin
        .getByText(/noch nicht wirksam|sobald/i)
        .first()
        .waitFor();
      expect(await mailsTo(employee.email)).toHaveLength(1);
      await stack.start("keycloak");
      const completion = await nthMailTo(employee.email, 2, RECOVERY_MS);
      await pressButtonOf(completion, page, words.complete);
      await page.getByRole("heading", { name: words.welcome }).waitFor();
      await context.close();
    },
  );
});
