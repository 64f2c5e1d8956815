import type { User } from "../identity/identity.ts";
import { comparable } from "./customer.ts";
import { parseEmailAddress } from "./email-address.ts";
import { parsePersonName } from "./person-name.ts";
import { register } from "./register.ts";

/**
 * Somebody whom a customer's own provider has brought registers, as by the form: name and address are the provider's word and no
 * more than what is typed there. The customer is the one that the provider was set up for.
 * @returns false when name or address are missing or none
 */
export async function registerNewcomer(
  parts: Parameters<typeof register>[0],
  newcomer: User,
  requestId: string,
): Promise<boolean> {
  const email = parseEmailAddress(newcomer.email);
  const firstName = parsePersonName(newcomer.firstName);
  const lastName = parsePersonName(newcomer.lastName);
  if (!email || !firstName || !lastName || !newcomer.registeringFor) return false;
  const application = {
    email,
    firstName,
    lastName,
    customer: { number: comparable(newcomer.registeringFor), name: null },
    locale: newcomer.locale ?? "de",
    // Nothing was shown and nothing was ticked: the privacy policy is agreed to at the completion.
    privacyVersion: "",
    marketingConsent: false,
  } as const;
  await register(parts, application, requestId);
  return true;
}
