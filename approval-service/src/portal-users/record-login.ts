import type { Database } from "../database/database.ts";
import type { Rights } from "../identity/identity.ts";
import type { Language } from "../language.ts";
import { markDecider } from "./mark-deciders.ts";
import { recordPortalUsers } from "./record-portal-user.ts";

export type Login = {
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  /** The locale claim, as far as it is one of ours. */
  locale?: Language | undefined;
  /** What identity.rightsOf answered at this log-in. */
  rights: Rights;
};

/** Feeds the projection of portal users (decision 9) with what a log-in shows. */
export async function recordLogin(database: Database, { rights, locale, ...person }: Login): Promise<void> {
  const customerNumber = rights.kind === "super-admin" ? rights.customerNumber : null;
  await database.transaction(async (transaction) => {
    await recordPortalUsers(transaction, [{ ...person, locale, customerNumber, enabled: true }]);
    await markDecider(transaction, person.userId, {
      isSuperAdmin: rights.kind === "super-admin",
      isOperator: rights.kind === "operator",
    });
    await transaction.query("update portal_user set last_login_at = now() where user_id = $1", [
      person.userId,
    ]);
  });
}
