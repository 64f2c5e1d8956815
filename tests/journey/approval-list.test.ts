import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { type Employee, urlOf, WORDS } from "./employee.ts";
import { looker } from "./look.ts";
import { mailsTo, nthMailTo } from "./mailbox.ts";
import { type Decider, OPERATOR, SUPER_ADMIN_OF_A } from "./people.ts";
import { aPendingEmployee } from "./pending-employee.ts";
import { signIn } from "./steps.ts";

/** The list, in which two people work at once. */
const words = WORDS.de;
const look = looker("de");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The list, searched for a last name, as this person sees it. */
async function listOf(decider: Decider, search: string): Promise<Page> {
  const context = await browser.newContext({ locale: "de-DE", acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(`${urlOf("TEST_APPROVAL_URL")}/?search=${encodeURIComponent(search)}`);
  await signIn(page, decider.email, decider.password);
  await page.getByRole("table").waitFor();
  return page;
}

/** A last name of this run's own: the stack may have seen earlier ones. */
function aLastName(beginning: string): string {
  return beginning + Array.from({ length: 6 }, () => "aeioulnrst"[randomInt(10)]).join("");
}

function nameOf({ firstName, lastName }: Employee): string {
  return `${firstName} ${lastName}`;
}

function row(page: Page, employee: Employee) {
  return page.getByRole("row").filter({ hasText: employee.email });
}

/** The name of what the keyboard works on. */
function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent;
  });
}

test("what one decides in the list, the other sees at once, with the name; and it can be taken back", async () => {
  const lastName = aLastName("Wechselbad");
  const employee = await aPendingEmployee({ lastName });
  const renate = await listOf(SUPER_ADMIN_OF_A, lastName);
  const otto = await listOf(OPERATOR, lastName);

  await renate.getByRole("button", { name: `${nameOf(employee)} genehmigen` }).click();
  await renate.getByRole("heading", { name: `${nameOf(employee)} wurde genehmigt` }).waitFor();
  await row(otto, employee).getByText("Genehmigt", { exact: true }).waitFor();
  expect(await row(otto, employee).textContent()).toMatch(/von Renate Rheinländer/);

  await renate.getByRole("button", { name: /^Rückgängig machen/ }).click();
  await renate.getByRole("heading", { name: /zurückgenommen/ }).waitFor();
  await otto.getByRole("button", { name: `${nameOf(employee)} genehmigen` }).waitFor();
  // The mail would have come by now.
  await otto.waitForTimeout(5_000);
  expect(await mailsTo(employee.email)).toHaveLength(1);
  await Promise.all([renate.context().close(), otto.context().close()]);
});

test("several are decided together, each with a result of its own", async () => {
  const lastName = aLastName("Sammelmann");
  const [anna, bert, cora] = await Promise.all([
    aPendingEmployee({ firstName: "Anna", lastName }),
    aPendingEmployee({ firstName: "Bert", lastName }),
    aPendingEmployee({ firstName: "Cora", lastName }),
  ]);
  const renate = await listOf(SUPER_ADMIN_OF_A, lastName);
  // Somebody else is faster with one of them, and this page does not hear of it.
  await renate.context().route("**/api/events", (route) => route.abort());
  await renate.reload();
  for (const one of [anna, bert, cora])
    await renate.getByRole("checkbox", { name: `${nameOf(one)} auswählen` }).check();
  await look(renate, "approval-list");
  const otto = await listOf(OPERATOR, lastName);
  await otto.getByRole("button", { name: `${nameOf(bert)} ablehnen` }).click();
  await otto.getByRole("dialog").getByRole("textbox").fill("Arbeitet hier nicht.");
  await otto.getByRole("dialog").getByRole("button", { name: words.reject }).click();
  await otto.getByRole("heading", { name: `${nameOf(bert)} wurde abgelehnt` }).waitFor();

  await renate.getByRole("button", { name: "3 genehmigen" }).click();
  await renate.getByRole("heading", { name: "2 von 3 Registrierungen entschieden" }).waitFor();
  await renate.getByText(`${nameOf(bert)} wurde schon von jemand anderem entschieden`).waitFor();
  expect(await row(renate, anna).textContent()).toContain("Genehmigt");
  expect(await row(renate, bert).textContent()).toContain("Abgelehnt");
  await look(renate, "approval-list-results");
  for (const one of [anna, cora])
    expect((await nthMailTo(one.email, 2)).html).toContain("Registrierung abschließen");
  await Promise.all([renate.context().close(), otto.context().close()]);
});

test("several that were decided by mistake are taken back together", async () => {
  const lastName = aLastName("Versehen");
  const employees = await Promise.all(
    ["Dora", "Emil"].map((firstName) => aPendingEmployee({ firstName, lastName })),
  );
  const page = await listOf(SUPER_ADMIN_OF_A, lastName);
  await page.getByRole("checkbox", { name: "Alle auswählen" }).check();
  await page.getByRole("button", { name: "2 genehmigen" }).click();
  await page.getByRole("button", { name: /^Rückgängig machen/ }).click();
  await page.getByRole("heading", { name: "2 Entscheidungen sind zurückgenommen" }).waitFor();
  for (const one of employees)
    await page.getByRole("button", { name: `${nameOf(one)} genehmigen` }).waitFor();
  await page.context().close();
});

test("search and selection are in the address, survive a reload and go into the file", async () => {
  const lastName = aLastName("Adressbuch");
  const employee = await aPendingEmployee({ lastName });
  const page = await listOf(SUPER_ADMIN_OF_A, lastName);
  await page.getByLabel("Status").selectOption({ label: "Alle" });
  await page.getByLabel("Reihenfolge").selectOption({ label: "Nach Name" });
  await expect.poll(() => new URL(page.url()).search).toBe(`?state=all&sort=name&search=${lastName}`);
  await page.reload();
  await row(page, employee).waitFor();
  expect(await page.getByLabel("Status").inputValue()).toBe("all");

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Als CSV herunterladen" }).click();
  const lines = readFileSync(await (await waiting).path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`${employee.firstName};${lastName};${employee.email}`);

  await page.getByRole("textbox", { name: "Name, E-Mail-Adresse oder Kunde" }).fill("gibt-es-nicht");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Nichts gefunden" }).waitFor();
  expect(await focused(page)).toBe("Name, E-Mail-Adresse oder Kunde");
  await look(page, "approval-list-nothing-found");
  await page.getByRole("button", { name: "Suche und Auswahl zurücksetzen" }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("search")).toBeNull();
  await expect.poll(() => focused(page)).toBe("Offene Registrierungen");
  await page.context().close();
});

test("the history and the evidence of consent are one click away", async () => {
  const lastName = aLastName("Nachweis");
  const employee = await aPendingEmployee({ lastName });
  const page = await listOf(SUPER_ADMIN_OF_A, lastName);
  await page.getByRole("link", { name: nameOf(employee) }).click();
  await page.getByRole("heading", { name: "Verlauf" }).waitFor();
  await look(page, "approval-detail");
  await page.getByRole("link", { name: "Einwilligungsnachweis anzeigen" }).click();
  await page.getByRole("heading", { name: "Einwilligungsnachweis" }).waitFor();
  await page.getByText("Fassung 2026-11").waitFor();
  expect(await page.getByRole("main").textContent()).toMatch(/SHA-256 [0-9a-f]{64}/);
  await look(page, "approval-evidence");
  await page.context().close();
});
