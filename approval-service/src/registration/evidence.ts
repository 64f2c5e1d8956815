import { type PublishedText, publishedTexts } from "@cgm-portal/realm-config/legal";
import type { Database } from "../database/database.ts";
import {
  type ConfirmationMail,
  listConfirmationMails,
} from "../database/statements/list-confirmation-mails.ts";
import { type HistoryEntry, listHistory } from "../database/statements/list-history.ts";
import { type Identity, IdentityUnavailable } from "../identity/identity.ts";
import type { Registration } from "./registration.ts";

/** What proves a person's consents (GDPR article 7(1)) and that the address is theirs (double opt-in). */
export type Evidence = {
  registration: Registration;
  /** The privacy policy that was ticked on the register page; undefined when an admin added the person. */
  privacyPolicy: PublishedText | undefined;
  confirmationMails: ConfirmationMail[];
  /** What was agreed to before the password was set, as Keycloak has it; undefined while it cannot tell. */
  agreedTo: PublishedText[] | undefined;
  history: HistoryEntry[];
};

/** Gathers the evidence of one registration. */
export async function gatherEvidence(
  { database, identity }: { database: Database; identity: Identity },
  registration: Registration,
): Promise<Evidence> {
  const texts = publishedTexts();
  const find = (document: string, version: string | null) =>
    texts.find((text) => text.document === document && text.version === version);
  const [confirmationMails, history, agreedTo] = await Promise.all([
    listConfirmationMails(database, registration.id),
    listHistory(database, registration.id),
    attributesOf(identity, registration),
  ]);
  return {
    registration,
    privacyPolicy: find("privacy", registration.privacyVersion),
    confirmationMails,
    agreedTo:
      agreedTo && texts.filter(({ document, version }) => agreedTo.includes(`${document}-${version}`)),
    history,
  };
}

async function attributesOf(
  identity: Identity,
  { keycloakUserId }: Registration,
): Promise<readonly string[] | undefined> {
  if (keycloakUserId === null) return [];
  try {
    // Somebody who is gone from Keycloak may have agreed: nobody can tell any more.
    return (await identity.find(keycloakUserId))?.agreedTo;
  } catch (error) {
    if (error instanceof IdentityUnavailable) return undefined;
    throw error;
  }
}
