import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CLIENTS } from "@cgm-portal/realm-config/names";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { stackControl } from "./control.ts";
import { anEmployee, urlOf } from "./employee.ts";
import { createPortalUser, endTokensOf, setCustomerNumber, usersWithEmail } from "./keycloak.ts";
import { looker } from "./look.ts";
import { nthMailTo } from "./mailbox.ts";
import { OPERATOR } from "./people.ts";
import { aPendingEmployee } from "./pending-employee.ts";
import { confirm, openMail, register, signIn } from "./steps.ts";

/** The vendor's back office: customers, who decides for them, mistyped addresses, faults and figures. */
const look = looker("de");
const stack = stackControl();
const isar = { customerNumber: "1000003", postalCode: "80331" };
const suffix = Date.now();
/** Somebody of „Labor Isar" who finished the journey earlier. */
const chosen = anEmployee({
  ...isar,
  lastName: `Chefin-${suffix}`,
  email: `chefin-${suffix}@labor-isar.example`,
});
const colleague = anEmployee({ ...isar, lastName: `Kollege-${suffix}` });
const chosenName = `${chosen.firstName} ${chosen.lastName}`;

let browser: Browser;
let operator: Page;
let person: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  operator = await newPage();
  person = await newPage();
  await createPortalUser(chosen);
  // At its start the service reads who the portal users are.
  await stack.stop("approval");
  await stack.start("approval");
});
afterAll(() => browser.close());

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1280, height: 900 } });
  return context.newPage();
}

/** Opens a page of the approval-service, signed in. */
async function open(page: Page, path: string, who: { email: string; password: string }): Promise<void> {
  await page.goto(urlOf("TEST_APPROVAL_URL") + path);
  await signIn(page, who.email, who.password);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

describe("a customer without a super admin", () => {
  test("is marked in the list once somebody of it waits, and found by name", async () => {
    await aPendingEmployee(colleague);
    await open(operator, "/customers", OPERATOR);
    const row = operator.getByRole("row", { name: /Labor Isar/ });
    await row.getByText("Kein Super Admin").waitFor();
    await look(operator, "customers");
    await operator.getByLabel(/Kundennummer, Name/).fill("isar");
    await operator.keyboard.press("Enter");
    await operator.getByRole("link", { name: "Labor Isar" }).click();
    await operator.getByRole("heading", { name: "Dieser Kunde hat keinen Super Admin" }).waitFor();
  });

  test("asks an operator whose session at Keycloak has ended to log in again, and goes on where it was", async () => {
    await operator.getByRole("button", { name: `${chosenName} zum Super Admin bestimmen` }).click();
    await look(operator, "customer-appoint");
    await operator.context().clearCookies({ name: /^(?:KEYCLOAK|AUTH_SESSION)/ });
    await endTokensOf(CLIENTS.approvalUi);
    const dialog = operator.getByRole("dialog");
    await dialog.getByRole("button", { name: "Bestimmen" }).click();
    await dialog.getByRole("heading", { name: "Bitte melden Sie sich neu an" }).waitFor();
    await dialog.getByRole("link", { name: "Erneut anmelden" }).click();
    await signIn(operator, OPERATOR.email, OPERATOR.password);
    await dialog.getByRole("heading", { name: `${chosenName} zum Super Admin bestimmen?` }).waitFor();
  });

  test("gets one with the operator's own authority; the person is told by mail", async () => {
    await operator.getByRole("dialog").getByRole("button", { name: "Bestimmen" }).click();
    await operator.getByRole("heading", { name: `${chosenName} ist jetzt Super Admin` }).waitFor();
    await look(operator, "customer");
    const mail = await nthMailTo(chosen.email, 1);
    expect(mail.subject).toBe("Sie sind jetzt Super Admin im CGM PORTAL");
    await openMail(mail, person);
    await person.getByRole("link", { name: "Zur Freigabe-Seite" }).click();
  });

  test("the new super admin comes from the mail to the registrations of the customer", async () => {
    await signIn(person, chosen.email, chosen.password);
    await person.getByRole("link", { name: new RegExp(colleague.lastName) }).waitFor();
    expect(await person.getByRole("link", { name: "Kunden" }).count()).toBe(0);
  });

  test("loses the last one only after a warning, and then at once", async () => {
    await operator.getByRole("button", { name: `${chosenName} abberufen` }).click();
    const dialog = operator.getByRole("dialog");
    await dialog.getByRole("button", { name: "Abberufen" }).click();
    await operator.getByRole("heading", { name: `${chosenName} ist der letzte Super Admin` }).waitFor();
    await look(operator, "customer-last-super-admin");
    await dialog.getByRole("button", { name: "Abberufen" }).click();
    await operator.getByRole("heading", { name: `${chosenName} ist nicht mehr Super Admin` }).waitFor();
    await person.reload();
    await person.getByRole("heading", { name: /keine Berechtigung/ }).waitFor();
  });
});

describe("a mistyped address", () => {
  const mistyped = anEmployee({ ...isar, lastName: `Vertippt-${suffix}` });
  const right = { ...mistyped, email: `right-${suffix}@labor-isar.example` };

  test("is corrected by an operator, and the mail to confirm goes to the right one", async () => {
    await register(await newPage(), mistyped);
    await operator.reload();
    await operator
      .getByRole("button", { name: `E-Mail-Adresse korrigieren: ${mistyped.firstName} ${mistyped.lastName}` })
      .click();
    await operator.getByLabel("Richtige E-Mail-Adresse").fill(right.email);
    await look(operator, "customer-correct-email");
    await operator.getByRole("button", { name: "Korrigieren und senden" }).click();
    await operator.getByRole("heading", { name: /ist korrigiert/ }).waitFor();
    await confirm(await newPage(), right);
  });
});

test(
  "what failed is shown with whom it concerns and why, and succeeds once it is put right and retried",
  { timeout: 90_000 },
  async () => {
    await expect.poll(async () => (await usersWithEmail(colleague.email)).length).toBe(1);
    await setCustomerNumber(colleague.email, "1000002");
    await operator.goto(`${urlOf("TEST_APPROVAL_URL")}/?search=${colleague.lastName}`);
    await operator.getByRole("link", { name: new RegExp(colleague.lastName) }).click();
    await operator.getByRole("button", { name: "Genehmigen" }).click();

    await operator.getByRole("link", { name: "Störungen" }).click();
    const row = operator.getByRole("row", { name: new RegExp(colleague.lastName) });
    await expect
      .poll(
        async () => {
          await operator.getByRole("button", { name: "Aktualisieren" }).click();
          return row.isVisible();
        },
        { timeout: 40_000, interval: 1_000 },
      )
      .toBe(true);
    expect(await row.innerText()).toMatch(/Genehmigung ausführen[^]*Fehlgeschlagen[^]*customer number/);
    await look(operator, "faults");

    await setCustomerNumber(colleague.email, colleague.customerNumber);
    await row.getByRole("button", { name: /erneut versuchen/ }).click();
    await operator.getByRole("heading", { name: "Wird erneut versucht" }).waitFor();
    expect((await nthMailTo(colleague.email, 2)).subject).toMatch(/Registrierung .* ab$/);
    await operator.getByRole("button", { name: "Aktualisieren" }).click();
    await row.waitFor({ state: "detached" });
  },
);

test("figures are there as pictures and as tables", async () => {
  await operator.getByRole("link", { name: "Zahlen" }).click();
  await operator.getByRole("img", { name: /^Registrierungen je Woche/ }).waitFor();
  await look(operator, "figures");
  await operator.getByText("Als Tabelle").first().click();
  await operator.getByRole("columnheader", { name: "Registriert" }).waitFor();
  await look(operator, "figures-table");
});
