import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { anEmployee, urlOf, WORDS } from "./employee.ts";
import { createPortalUser, usersWithEmail } from "./keycloak.ts";
import { mailsTo, nthMailTo } from "./mailbox.ts";
import { OPERATOR, SUPER_ADMIN_OF_A, SUPER_ADMIN_OF_B } from "./people.ts";
import { aPendingEmployee } from "./pending-employee.ts";
import {
  confirm,
  decisionLink,
  fillAccount,
  fillPerson,
  openForDecision,
  openRegistration,
  pressButtonOf,
  register,
  signIn,
} from "./steps.ts";

const words = WORDS.de;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function freshPage(): Promise<Page> {
  for (const context of browser.contexts()) await context.close();
  page = await (await browser.newContext({ locale: "de-DE" })).newPage();
  return page;
}

describe("the first step of the register page", () => {
  test("a wrong postal code, an unknown number and a closed customer get one and the same message", async () => {
    const messages: string[] = [];
    for (const wrong of [
      { postalCode: "99999" },
      { customerNumber: "7654321" },
      { customerNumber: "1000004", postalCode: "20095" },
    ]) {
      await openRegistration(await freshPage());
      await fillAccount(page, anEmployee(wrong));
      const alert = page.getByRole("alert").first();
      await alert.waitFor();
      messages.push(await alert.innerText());
      expect(await page.getByLabel(words.customerNumber).isVisible()).toBe(true);
    }
    expect(messages[0]).toMatch(/Kundennummer/);
    expect(new Set(messages).size).toBe(1);
  });

  test("a malformed e-mail address is told at its field and nothing typed is lost", async () => {
    await openRegistration(await freshPage());
    await fillAccount(page, anEmployee({ email: "erika.at.praxis" }));
    await expect.poll(() => page.getByLabel(words.email).getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel(words.customerNumber).inputValue()).toBe("1000001");
    expect(await page.getByLabel(words.postalCode).inputValue()).toBe("56070");
  });

  test("spaces around and inside number and postal code do not matter", async () => {
    await openRegistration(await freshPage());
    await fillAccount(page, anEmployee({ customerNumber: " 1000001 ", postalCode: " 56 070 " }));
    await page.getByLabel(words.firstName).waitFor();
  });
});

describe("the proof of work that asking about a customer costs", () => {
  test("is solved by the page when it is asked for, and what takes longer is told", async () => {
    await freshPage();
    const statuses: number[] = [];
    page.on("response", (response) => {
      if (response.request().method() === "POST") statuses.push(response.status());
    });
    // Nothing to solve ahead: so the service is asked without a proof, and answers with a challenge.
    await page.route("**/api/registrations/challenge", (route) => route.abort());
    await page.route("**/api/registrations/check", async (route) => {
      await delay(800);
      await route.continue();
    });
    await openRegistration(page);
    await fillAccount(page, anEmployee());
    await page.getByRole("status").getByText("Einen Moment, wir prüfen Ihre Angaben").waitFor();
    await page.getByLabel(words.firstName).waitFor();
    expect(statuses).toEqual([428, 204]);
  });
});

describe("the second step of the register page", () => {
  test("an empty and an overlong name and a missing privacy tick are told at the field", async () => {
    await openRegistration(await freshPage());
    await fillAccount(page, anEmployee());
    await page.getByLabel(words.firstName).fill("  ");
    await page.getByLabel(words.lastName).fill("x".repeat(101));
    await page.getByRole("button", { name: words.register }).click();
    await expect.poll(() => page.getByLabel(words.firstName).getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel(words.lastName).getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByRole("checkbox", { name: words.privacy }).getAttribute("aria-invalid")).toBe(
      "true",
    );
  });

  test("going back keeps what was typed", async () => {
    const employee = anEmployee();
    await openRegistration(await freshPage());
    await fillAccount(page, employee);
    await page.getByLabel(words.firstName).fill(employee.firstName);
    await page.getByRole("button", { name: "Zurück" }).click();
    expect(await page.getByLabel(words.email).inputValue()).toBe(employee.email);
    await page.getByRole("button", { name: words.next }).click();
    await expect.poll(() => page.getByLabel(words.firstName).inputValue()).toBe(employee.firstName);
  });

  test("a lost connection says so and loses nothing", async () => {
    const employee = anEmployee();
    await openRegistration(await freshPage());
    await fillAccount(page, employee);
    await page.getByLabel(words.firstName).waitFor();
    await page.context().setOffline(true);
    await fillPerson(page, employee);
    await expect.poll(() => page.getByRole("alert").first().innerText()).toMatch(/Verbindung/);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: words.register }).click();
    await page.getByText(employee.email).first().waitFor();
    expect(await mailsTo(employee.email).then((mails) => mails.length)).toBeLessThanOrEqual(1);
  });
});

describe("an e-mail address that is already registered", () => {
  test('the page is the same and the address gets „Sie haben bereits ein Benutzerkonto"', async () => {
    const about = async () =>
      (await mailsTo(SUPER_ADMIN_OF_B.email)).filter(({ subject }) =>
        subject.includes("bereits ein Benutzerkonto"),
      );
    const before = (await about()).length;
    await register(await freshPage(), anEmployee({ email: SUPER_ADMIN_OF_B.email }));
    await expect.poll(about, { timeout: 30_000 }).toHaveLength(before + 1);
  });
});

describe("the confirm link", () => {
  test("a scanner's GET confirms nothing, the person's click does, the second time it says so", async () => {
    const employee = anEmployee();
    await register(await freshPage(), employee);
    const mail = await nthMailTo(employee.email, 1);
    const link = /href="([^"]*\/confirm\?token=[^"]*)"/.exec(mail.html)?.[1] ?? "";
    for (const method of ["HEAD", "GET", "GET", "GET"]) {
      expect((await fetch(link, { method })).status).toBe(200);
    }
    await confirm(page, employee);
    await pressButtonOf(mail, page, words.confirm);
    await page
      .getByText(/bereits bestätigt/)
      .first()
      .waitFor();
  });

  test("a tampered link says what to do next", async () => {
    await (await freshPage()).goto(`${urlOf("TEST_APPROVAL_URL")}/confirm?token=${"A".repeat(43)}`);
    await page.getByRole("heading", { name: /ungültig|nicht gültig/ }).waitFor();
  });
});

describe("who may see and decide", () => {
  test("super admin B neither sees nor opens A's registration", async () => {
    const employee = await aPendingEmployee({ lastName: "Geheim" });
    const link = await decisionLink(employee, SUPER_ADMIN_OF_A.email);
    const strangers = await browser.newContext({ locale: "de-DE" });
    const stranger = await strangers.newPage();
    await stranger.goto(link);
    await signIn(stranger, SUPER_ADMIN_OF_B.email, SUPER_ADMIN_OF_B.password);
    await stranger
      .getByText(/nicht gefunden/)
      .first()
      .waitFor();
    const id = link.split("/").at(-1) ?? "";
    const answers = await stranger.evaluate(async (path) => {
      const post = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
      const read = await fetch(path);
      const write = await fetch(`${path}/approve`, post);
      const list = await fetch("/api/registrations?state=pending");
      return { read: read.status, write: write.status, list: await list.text() };
    }, `/api/registrations/${id}`);
    expect(answers.read).toBe(404);
    expect(answers.write).toBe(404);
    expect(answers.list).not.toContain(employee.email);
    await strangers.close();
  });

  test("an employee cannot open the approval page", async () => {
    const context = await browser.newContext({ locale: "de-DE" });
    const employeePage = await context.newPage();
    const employee = anEmployee();
    await createPortalUser(employee);
    await employeePage.goto(urlOf("TEST_APPROVAL_URL"));
    await signIn(employeePage, employee.email, employee.password);
    await employeePage
      .getByText(/keine Berechtigung|nicht berechtigt/)
      .first()
      .waitFor();
    await context.close();
  });

  test("a customer without a super admin is decided by the operators, who reject with a reason", async () => {
    const employee = await aPendingEmployee({ customerNumber: "1000003", postalCode: "80331" });
    const context = await browser.newContext({ locale: "de-DE" });
    const operator = await openForDecision(context, employee, OPERATOR);
    await operator.getByRole("button", { name: words.reject }).first().click();
    const dialog = operator.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Bitte melden Sie sich <b>zuerst</b> bei Frau Huber.");
    await dialog.getByRole("button", { name: words.reject }).click();
    const mail = await nthMailTo(employee.email, 2);
    expect(mail.text).toContain("Bitte melden Sie sich <b>zuerst</b> bei Frau Huber.");
    expect(mail.html).toContain("&lt;b&gt;zuerst&lt;/b&gt;");
    await context.close();
  });
});

describe("Keycloak's own registration form", () => {
  test("a POST to it creates nobody", async () => {
    await openRegistration(await freshPage());
    const email = anEmployee().email;
    const status = await page.evaluate(async (address) => {
      const context = (window as unknown as { kcContext: { url: { registrationAction: string } } }).kcContext;
      const form = new URLSearchParams({
        email: address,
        username: address,
        firstName: "Eva",
        lastName: "Dringlich",
        password: "Ein-langes-Passwort-1",
        "password-confirm": "Ein-langes-Passwort-1",
      });
      const answer = await fetch(context.url.registrationAction, { method: "POST", body: form });
      return answer.status;
    }, email);
    expect(status).toBe(400);
    expect(await usersWithEmail(email)).toEqual([]);
  });
});
