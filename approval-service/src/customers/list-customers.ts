import { type Crm, CrmUnavailable, type DirectoryEntry } from "../crm/crm.ts";
import type { Queryable } from "../database/database.ts";
import {
  countPeopleOfCustomers,
  type PeopleCount,
} from "../database/statements/count-people-of-customers.ts";
import { findCustomersOfAddress } from "../database/statements/find-customers-of-address.ts";
import { findOwnCustomers } from "../database/statements/find-own-customers.ts";
import { listOwnCustomers, type OwnCustomer } from "../database/statements/list-own-customers.ts";
import { parseEmailAddress } from "../registration/email-address.ts";

export type CustomerInList = PeopleCount & {
  number: string;
  name: string | null;
  /** Whether the CRM calls it active; null where the CRM was not asked. */
  active: boolean | null;
  /** People of ours and nobody of the customer who could decide. */
  lacksSuperAdmin: boolean;
};

/** Which part of the list, and the number after which to go on in it. */
export type CustomerCursor = { part: "lacking" | "others"; number: string };

export type CustomerPage = {
  items: CustomerInList[];
  next: CustomerCursor | undefined;
  /** The CRM did not answer: only customers that we know ourselves are there. */
  isCrmAway: boolean;
};

type Found = Pick<CustomerInList, "number" | "name" | "active" | "lacksSuperAdmin">;

/** Words beyond these say nothing more, and each costs a look into the index. */
const MOST_WORDS = 5;

/**
 * One page of every customer: first those that have people and no super admin, then the others by number, from the CRM and
 * from our own tables. A search finds number and name, or the customers of a person by the whole e-mail address. Whom we know
 * by their users alone has its name in the CRM only, and is found by it among the others.
 */
export async function listCustomers(
  { database, crm }: { database: Queryable; crm: Crm },
  { search, after, limit }: { search: string; after: CustomerCursor | undefined; limit: number },
): Promise<CustomerPage> {
  const address = parseEmailAddress(search);
  if (address) {
    const own = await findOwnCustomers(database, await findCustomersOfAddress(database, address.key));
    const { named, isCrmAway } = await withNames(crm, own.map(ownAsFound));
    return { items: await counted(database, named), next: undefined, isCrmAway };
  }
  const words = search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);

  const rows =
    after?.part === "others"
      ? []
      : await listOwnCustomers(database, {
          hasSuperAdmin: false,
          words,
          after: after?.number ?? "",
          limit: limit + 1,
        });
  const lacking = await withNames(crm, rows.slice(0, limit).map(ownAsFound));
  if (rows.length > limit) {
    const next = { part: "lacking", number: lacking.named.at(-1)?.number ?? "" } as const;
    return { items: await counted(database, lacking.named), next, isCrmAway: lacking.isCrmAway };
  }
  const begin = after?.part === "others" ? after.number : "";
  const others = await listOthers(
    { database, crm },
    { words, after: begin, limit: limit - lacking.named.length },
  );
  return {
    items: await counted(database, [...lacking.named, ...others.items]),
    next: others.nextAfter === undefined ? undefined : { part: "others", number: others.nextAfter },
    isCrmAway: others.isCrmAway,
  };
}

/** Asks the CRM about those whose name no registration has brought: customers whose users are older than this service. */
async function withNames(crm: Crm, found: readonly Found[]): Promise<{ named: Found[]; isCrmAway: boolean }> {
  let isCrmAway = false;
  const named = await Promise.all(
    found.map(async (customer) => {
      if (customer.name !== null) return customer;
      const entry = await crm.describeCustomer(customer.number).catch((error: unknown) => {
        if (!(error instanceof CrmUnavailable)) throw error;
        isCrmAway = true;
        return undefined;
      });
      return entry ? { ...customer, name: entry.name, active: entry.active } : customer;
    }),
  );
  return { named, isCrmAway };
}

/** Customers that the first part did not find, from both places. A page may be shorter than asked for although there are more. */
async function listOthers(
  { database, crm }: { database: Queryable; crm: Crm },
  { words, after, limit }: { words: readonly string[]; after: string; limit: number },
): Promise<{ items: Found[]; nextAfter: string | undefined; isCrmAway: boolean }> {
  const query = { words, after, limit: limit + 1 };
  const [own, entries] = await Promise.all([
    listOwnCustomers(database, { ...query, hasSuperAdmin: true }),
    crm.searchCustomers(query).catch((error: unknown) => {
      if (error instanceof CrmUnavailable) return undefined;
      throw error;
    }),
  ]);
  const known = await findOwnCustomers(database, entries?.map(({ number }) => number) ?? []);
  const ownByNumber = new Map([...own, ...known].map((customer) => [customer.number, customer]));
  const entryByNumber = new Map<string, DirectoryEntry>(entries?.map((entry) => [entry.number, entry]));

  const numbers = [...new Set([...ownByNumber.keys(), ...entryByNumber.keys()])].sort(byBytes);
  const shown = numbers.slice(0, limit);
  const items = shown.flatMap((number): Found[] => {
    const ours = ownByNumber.get(number);
    const entry = entryByNumber.get(number);
    const lacksSuperAdmin = ours !== undefined && !ours.hasSuperAdmin;
    // Already shown in the first part.
    if (lacksSuperAdmin && words.every((word) => ours.searchText.includes(word.toLowerCase()))) return [];
    const name = entry?.name ?? ours?.name ?? null;
    return [{ number, name, active: entry?.active ?? null, lacksSuperAdmin }];
  });
  return {
    items,
    nextAfter: numbers.length > limit ? (shown.at(-1) ?? after) : undefined,
    isCrmAway: entries === undefined,
  };
}

async function counted(database: Queryable, found: readonly Found[]): Promise<CustomerInList[]> {
  const counts = await countPeopleOfCustomers(
    database,
    found.map(({ number }) => number),
  );
  const nobody = { superAdmins: 0, employees: 0, pending: 0 };
  return found.map((customer) => ({ ...customer, ...(counts.get(customer.number) ?? nobody) }));
}

function ownAsFound({ number, name, hasSuperAdmin }: OwnCustomer): Found {
  return { number, name, active: null, lacksSuperAdmin: !hasSuperAdmin };
}

/** As PostgreSQL's collation "C" does. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
