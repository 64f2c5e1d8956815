import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { anEmployee, WORDS } from "./employee.ts";
import { usersWithEmail } from "./keycloak.ts";
import { type Look, looker } from "./look.ts";
import { mailsTo } from "./mailbox.ts";
import { SUPER_ADMIN_OF_A } from "./people.ts";
import { aPendingEmployee } from "./pending-employee.ts";
import { confirm, decisionLink, openForDecision, openMail, register, signIn } from "./steps.ts";

/** What an employee without an account can do for themselves: the mail again, the status, taking it back. */
let browser: Browser;
let context: BrowserContext;
let page: Page;
const look: Look = looker("de");
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ locale: "de-DE" });
  page = await context.newPage();
  return () => context.close();
});

const heading = () => page.getByRole("heading", { level: 1 }).innerText();

describe("an employee without an account", () => {
  test(
    "asks for the mail again, looks how it stands, takes it back, and registers once more",
    { timeout: 120_000 },
    async () => {
      const employee = anEmployee();
      await register(page, employee);
      const sendAgain = page.getByRole("button", { name: "Erneut senden" });
      await sendAgain.click();
      await page
        .getByRole("status")
        .getByText(/^Angefordert\. Falls/)
        .waitFor();
      // Nothing happens by pressing at once again, and the button keeps its place and the focus.
      expect(await sendAgain.getAttribute("aria-disabled")).toBe("true");
      expect(await sendAgain.evaluate((button) => button === document.activeElement)).toBe(true);
      await look(page, "self-service-1-sent-again");

      await confirm(page, employee);
      // Registered and asked again within a minute: one mail.
      expect(await mailsTo(employee.email)).toHaveLength(1);
      await look(page, "self-service-2-confirmed");
      await page.getByRole("link", { name: "Status ansehen" }).click();
      expect(await heading()).toBe("Ihre Registrierung wartet auf die Freigabe");
      await look(page, "self-service-3-status");
      const statusUrl = page.url();

      const adminContext = await browser.newContext({ locale: "de-DE" });
      const admin = await openForDecision(adminContext, employee, SUPER_ADMIN_OF_A);

      await page.getByRole("link", { name: "Registrierung zurückziehen" }).click();
      expect(await heading()).toBe("Registrierung zurückziehen?");
      await look(page, "self-service-4-withdraw");
      await page.getByRole("link", { name: "Nein, zurück" }).click();
      expect(await heading()).toBe("Ihre Registrierung wartet auf die Freigabe");
      await page.getByRole("link", { name: "Registrierung zurückziehen" }).click();
      await page.getByRole("button", { name: "Ja, zurückziehen" }).click();
      await expect.poll(heading).toBe("Ihre Registrierung ist zurückgezogen");
      await look(page, "self-service-5-withdrawn");

      // The super admin whose page was open learns it there and then.
      await admin.getByText("Zurückgezogen", { exact: true }).first().waitFor();
      expect(await admin.getByRole("button", { name: WORDS.de.approve }).count()).toBe(0);
      await look(admin, "self-service-6-super-admin");
      await adminContext.close();

      await expect.poll(() => usersWithEmail(employee.email), { timeout: 30_000 }).toEqual([]);
      await page.goto(statusUrl);
      await page.getByRole("link", { name: "Zur Registrierung" }).click();
      await page.getByLabel(WORDS.de.customerNumber).waitFor();
      await register(page, employee);
    },
  );

  test("who wants to take back what is approved meanwhile reads that it is too late", async () => {
    const employee = anEmployee();
    await register(page, employee);
    await confirm(page, employee);
    await page.getByRole("link", { name: "Status ansehen" }).click();
    const statusUrl = page.url();
    await page.getByRole("link", { name: "Registrierung zurückziehen" }).click();

    const adminContext = await browser.newContext({ locale: "de-DE" });
    const admin = await openForDecision(adminContext, employee, SUPER_ADMIN_OF_A);
    await admin.getByRole("button", { name: WORDS.de.approve }).click();
    await admin.getByRole("heading", { name: /wurde genehmigt/ }).waitFor();
    await adminContext.close();

    await page.getByRole("button", { name: "Ja, zurückziehen" }).click();
    // For some seconds the super admin can take the decision back, so what it was is not told yet.
    await expect.poll(heading).toBe("Über Ihre Registrierung wird gerade entschieden");
    expect(await page.getByText(/kann nicht mehr zurückgezogen werden/).isVisible()).toBe(true);
    await look(page, "self-service-7-too-late");
    await page.goto(statusUrl);
    await expect
      .poll(
        async () => {
          await page.reload();
          return heading();
        },
        { timeout: 30_000 },
      )
      .toBe("Ihre Registrierung ist genehmigt");
  });
});

test(
  "a super admin is told of each of several people once, and the links lead past the log-in to each",
  { timeout: 120_000 },
  async () => {
    const employees = await Promise.all(
      ["Anna", "Berta", "Cora"].map((firstName) => aPendingEmployee({ firstName })),
    );
    for (const employee of employees) {
      await page.goto(await decisionLink(employee, SUPER_ADMIN_OF_A.email));
      const title = page.getByRole("heading", { name: `${employee.firstName} ${employee.lastName}` });
      const logIn = page.getByRole("button", { name: "Anmelden" });
      await logIn.or(title).first().waitFor();
      if (await logIn.isVisible()) await signIn(page, SUPER_ADMIN_OF_A.email, SUPER_ADMIN_OF_A.password);
      await title.waitFor();
      expect(await page.getByText(employee.email).first().isVisible()).toBe(true);
    }
    const mails = (await mailsTo(SUPER_ADMIN_OF_A.email)).filter(({ text }) =>
      employees.some(({ email }) => text.includes(email)),
    );
    for (const { email } of employees)
      expect(
        mails.filter(({ text }) => text.includes(email)),
        `mails about ${email}`,
      ).toHaveLength(1);
    const last = mails.at(-1);
    if (!last) throw new Error("unreachable: each was named in a mail");
    await openMail(last, page);
    await look(page, "self-service-8-mail");
  },
);
