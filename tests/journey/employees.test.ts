import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { anEmployee, urlOf, WORDS } from "./employee.ts";
import { usersWithEmail } from "./keycloak.ts";
import { looker } from "./look.ts";
import { nthMailTo } from "./mailbox.ts";
import { OPERATOR, SUPER_ADMIN_OF_A } from "./people.ts";
import { openMail, signIn } from "./steps.ts";

/** The article's other way: a super admin adds an employee, and looks after the people of the practice. */
const words = WORDS.de;
const look = looker("de");
const employee = anEmployee({ lastName: `Beispiel-${Date.now()}` });
const name = `${employee.firstName} ${employee.lastName}`;

let browser: Browser;
let admin: Page;
let person: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  admin = await newPage();
  person = await newPage();
});
afterAll(() => browser.close());

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1280, height: 900 } });
  return context.newPage();
}

async function openEmployees(page: Page, decider: { email: string; password: string }, query = "") {
  await page.goto(`${urlOf("TEST_APPROVAL_URL")}/employees${query}`);
  await signIn(page, decider.email, decider.password);
  await page.getByRole("heading", { name: "Mitarbeiter", level: 1 }).waitFor();
}

/** Reads the employee's row until it says this; the page does so by itself. */
async function expectRow(text: RegExp): Promise<void> {
  const row = admin.getByRole("row", { name: new RegExp(name) });
  await expect.poll(() => row.innerText(), { timeout: 20_000 }).toMatch(text);
}

async function choose(page: Page, who: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Aktionen für ${who}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

async function signInToPortal(): Promise<void> {
  await person.goto(urlOf("TEST_PORTAL_URL"));
  await person.getByRole("main").getByRole("link", { name: words.signIn }).click();
  await signIn(person, employee.email, employee.password);
}

describe("an employee whom the super admin adds", () => {
  test("is invited from the list; what is wrong is said at its field", async () => {
    await openEmployees(admin, SUPER_ADMIN_OF_A);
    await admin.getByRole("button", { name: "Mitarbeiter hinzufügen" }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel("Vorname").fill(employee.firstName);
    await dialog.getByLabel("Nachname").fill(employee.lastName);
    await dialog.getByLabel("E-Mail-Adresse").fill(SUPER_ADMIN_OF_A.email);
    await dialog.getByRole("button", { name: "Einladen" }).click();
    await dialog.getByText("gibt es bereits ein Benutzerkonto").waitFor();
    await look(admin, "employees-add");
    await dialog.getByLabel("E-Mail-Adresse").fill(employee.email);
    await dialog.getByRole("button", { name: "Einladen" }).click();
    await admin.getByRole("heading", { name: `${name} ist eingeladen` }).waitFor();
    await admin.getByLabel("Name oder E-Mail-Adresse").fill(employee.lastName);
    await admin.keyboard.press("Enter");
    await expectRow(/Eingeladen$/m);
    await look(admin, "employees");
  });

  test("gets the mail again when it is asked for, but not twice a minute", async () => {
    await nthMailTo(employee.email, 1);
    await choose(admin, name, "E-Mail erneut senden");
    await admin.getByRole("heading", { name: `E-Mail an ${name} ist unterwegs` }).waitFor();
    await nthMailTo(employee.email, 2);
    await choose(admin, name, "E-Mail erneut senden");
    await admin.getByRole("heading", { name: "Zu viele Versuche" }).waitFor();
  });

  test(
    "goes from the mail through welcome, terms, privacy and password, and is active",
    { timeout: 120_000 },
    async () => {
      await openMail(await nthMailTo(employee.email, 2), person);
      await person.getByRole("link", { name: words.complete, exact: true }).click();
      await person.getByRole("heading", { name: words.welcome }).waitFor();
      await person.getByRole("link", { name: words.next }).click();
      for (const heading of [words.agreeTerms, words.agreePrivacy]) {
        await person.getByRole("heading", { name: heading }).first().waitFor();
        await person.getByRole("checkbox").check();
        await person.getByRole("button", { name: words.next }).click();
      }
      await person.locator("input[type=password]").nth(0).fill(employee.password);
      await person.locator("input[type=password]").nth(1).fill(employee.password);
      await person.locator("form button[type=submit], form input[type=submit]").last().click();
      await person.getByRole("heading", { name: words.done }).waitFor();
      await expect
        .poll(
          async () => {
            await admin.reload();
            return admin.getByRole("row", { name: new RegExp(name) }).innerText();
          },
          { timeout: 90_000, interval: 2_000 },
        )
        .toMatch(/Aktiv$/m);
    },
  );

  test("is thrown out of the portal within seconds once deactivated, and cannot come back", async () => {
    await signInToPortal();
    await person.getByText(employee.customerNumber).first().waitFor();

    await choose(admin, name, "Deaktivieren");
    await admin.getByText("wird sofort überall abgemeldet").waitFor();
    await look(admin, "employees-deactivate");
    await admin.getByRole("dialog").getByRole("button", { name: "Deaktivieren" }).click();
    await admin.getByRole("heading", { name: `${name} wird deaktiviert` }).waitFor();
    await expect
      .poll(
        async () => {
          await person.goto(urlOf("TEST_PORTAL_URL"));
          return person.getByRole("main").getByRole("link", { name: words.signIn }).isVisible();
        },
        { timeout: 10_000 },
      )
      .toBe(true);
    await expectRow(/Deaktiviert$/m);

    await signInToPortal();
    await person.getByRole("button", { name: words.signIn }).waitFor();
    expect(await person.getByText(employee.customerNumber).count()).toBe(0);
  });

  test("is let in again with the same password once reactivated", async () => {
    await choose(admin, name, "Reaktivieren");
    await expectRow(/Aktiv$/m);
    await signInToPortal();
    await person.getByText(employee.customerNumber).first().waitFor();
  });

  test("is gone from the list and from Keycloak once removed", async () => {
    await choose(admin, name, "Entfernen");
    await admin.getByRole("dialog").getByRole("button", { name: "Entfernen" }).click();
    await admin.getByRole("heading", { name: `${name} wird entfernt` }).waitFor();
    await admin.getByRole("heading", { name: "Nichts gefunden" }).waitFor();
    await look(admin, "employees-nothing-found");
    expect(await usersWithEmail(employee.email)).toEqual([]);
  });
});

test("a customer keeps the last super admin, whoever asks; oneself there is nothing to do with", async () => {
  const own = admin.getByRole("row", { name: new RegExp(SUPER_ADMIN_OF_A.email) });
  await admin.goto(`${urlOf("TEST_APPROVAL_URL")}/employees?search=${SUPER_ADMIN_OF_A.email}`);
  await own.getByText("Das sind Sie").waitFor();
  expect(await own.getByRole("button").count()).toBe(0);

  const operator = await newPage();
  await openEmployees(operator, OPERATOR, "?customerNumber=1000001&search=superadmin");
  await choose(operator, "Renate Rheinländer", "Deaktivieren");
  await operator.getByRole("dialog").getByRole("button", { name: "Deaktivieren" }).click();
  await operator.getByRole("heading", { name: "Letzter Super Admin" }).waitFor();
  await look(operator, "employees-last-super-admin");
});
