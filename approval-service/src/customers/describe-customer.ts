import { type Crm, CrmUnavailable } from "../crm/crm.ts";
import type { Queryable } from "../database/database.ts";
import { countRegistrationsOfCustomer } from "../database/statements/count-registrations-of-customer.ts";
import { findOwnCustomers } from "../database/statements/find-own-customers.ts";
import { listSuperAdmins, type SuperAdmin } from "../database/statements/list-super-admins.ts";
import { listUnconfirmedRegistrations } from "../database/statements/list-unconfirmed-registrations.ts";
import { comparable } from "../registration/customer.ts";
import type { Registration, State } from "../registration/registration.ts";

export type CustomerDescription = {
  number: string;
  name: string | null;
  /** null: the CRM does not answer. A customer that the CRM does not know any more is none. */
  active: boolean | null;
  isCrmAway: boolean;
  /** People of ours and nobody of the customer who could decide, as in the list. */
  lacksSuperAdmin: boolean;
  superAdmins: SuperAdmin[];
  registrations: { state: State; count: number }[];
  /** Who has not yet confirmed the address: perhaps it was mistyped. */
  unconfirmed: Registration[];
};

/** A customer that the CRM or our own tables know. */
export async function describeCustomer(
  { database, crm }: { database: Queryable; crm: Crm },
  typed: string,
): Promise<CustomerDescription | undefined> {
  const number = comparable(typed);
  const [entry, [own]] = await Promise.all([
    crm.describeCustomer(number).catch((error: unknown) => {
      if (error instanceof CrmUnavailable) return "away" as const;
      throw error;
    }),
    findOwnCustomers(database, [number]),
  ]);
  const isCrmAway = entry === "away";
  const known = isCrmAway ? undefined : entry;
  if (!known && !own) return undefined;
  const [superAdmins, registrations, unconfirmed] = await Promise.all([
    listSuperAdmins(database, number),
    countRegistrationsOfCustomer(database, number),
    listUnconfirmedRegistrations(database, number),
  ]);
  return {
    number,
    name: known?.name ?? own?.name ?? null,
    active: isCrmAway ? null : (known?.active ?? false),
    isCrmAway,
    lacksSuperAdmin: own !== undefined && !own.hasSuperAdmin,
    superAdmins,
    registrations,
    unconfirmed,
  };
}
