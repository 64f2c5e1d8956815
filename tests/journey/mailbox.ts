import { expect } from "vitest";

/** A mail as the catcher shows it; the fields the tests look at. */
export type Mail = {
  id: string;
  subject: string;
  html: string;
  text: string;
  to: { address: string }[];
  envelope: { to: { address: string }[] };
};

function apiUrl(): string {
  const url = process.env["TEST_MAIL_API_URL"];
  if (!url) throw new Error("TEST_MAIL_API_URL is not set: run the tests with npm test.");
  return url;
}

/** Every mail the catcher holds for this address, in the order of arrival. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${apiUrl()}/email`);
  const mails = (await response.json()) as Mail[];
  return mails.filter((mail) => mail.envelope.to.some((to) => to.address === address));
}

/** Waits for the n-th mail to this address and returns it. */
export async function nthMailTo(address: string, n: number, timeout = 30_000): Promise<Mail> {
  await expect
    .poll(async () => (await mailsTo(address)).length, {
      timeout,
      message: `mail number ${n} to ${address}`,
    })
    .toBeGreaterThanOrEqual(n);
  const mail = (await mailsTo(address))[n - 1];
  if (!mail) throw new Error(`The mail to ${address} disappeared from the catcher.`);
  return mail;
}
