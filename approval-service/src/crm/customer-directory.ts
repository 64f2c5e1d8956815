import pg from "pg";
import { comparable, type Customer } from "../registration/customer.ts";
import { type Crm, CrmUnavailable, type DirectoryEntry } from "./crm.ts";

/** The contract's view; CRM_QUERY replaces it. $1 is the customer number without spaces and in capitals. */
const DEFAULT_CRM_QUERY = `select customer_number, postal_code, name, active
  from customer_directory where upper(replace(customer_number, ' ', '')) = $1`;

/**
 * CRM_SEARCH_QUERY replaces it. $1 is an array of patterns for LIKE, in small letters, all of which have to fit; $2 the number
 * after which to begin, as CRM_QUERY's $1, or ''; $3 how many. Sorted by bytes, as our own list of customers is.
 */
const DEFAULT_CRM_SEARCH_QUERY = `select customer_number, postal_code, name, active
  from customer_directory
  where upper(replace(customer_number, ' ', '')) collate "C" > $2
    and lower(replace(customer_number, ' ', '') || ' ' || name) like all ($1::text[])
  order by upper(replace(customer_number, ' ', '')) collate "C" limit $3`;

type CustomerRow = { customer_number: unknown; postal_code: unknown; name: unknown; active: unknown };

/** Together these stay below the two seconds after which a person is told to come back later. */
const CONNECT_MS = 900;
const QUERY_MS = 900;

/** Reads customers from the CRM's database with a role that may do nothing else. */
export function openCustomerDirectory(options: {
  connectionString: string;
  query?: string | undefined;
  searchQuery?: string | undefined;
  onIdleError?: (error: Error) => void;
}): Crm {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: 5,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: QUERY_MS,
    query_timeout: QUERY_MS,
    application_name: "approval-service",
  });
  pool.on("error", (error) => options.onIdleError?.(error));
  const text = options.query ?? DEFAULT_CRM_QUERY;

  const searchText = options.searchQuery ?? DEFAULT_CRM_SEARCH_QUERY;

  async function ask(query: string, values: unknown[]): Promise<CustomerRow[]> {
    try {
      return (await pool.query<CustomerRow>({ text: query, values })).rows;
    } catch (error) {
      throw new CrmUnavailable("The CRM did not answer.", { cause: error });
    }
  }

  /** The accounts with this number, as `comparable` writes it. */
  async function accountsOf(number: string): Promise<CustomerRow[]> {
    const rows = await ask(text, [number]);
    return rows.filter(({ customer_number }) => comparable(textOf(customer_number)) === number);
  }

  async function activeAccounts(number: string): Promise<CustomerRow[]> {
    return (await accountsOf(number)).filter(({ active }) => active === true);
  }

  return {
    async findCustomer(customerNumber, postalCode) {
      const typed = comparable(postalCode);
      const accounts = await activeAccounts(comparable(customerNumber));
      return toCustomer(accounts.find(({ postal_code }) => comparable(textOf(postal_code)) === typed));
    },
    async findCustomerByNumber(customerNumber) {
      return toCustomer((await activeAccounts(comparable(customerNumber)))[0]);
    },
    async describeCustomer(customerNumber) {
      const accounts = await accountsOf(comparable(customerNumber));
      const [account] = [...accounts.filter(({ active }) => active === true), ...accounts];
      return account && toEntry(account);
    },
    async searchCustomers({ words, after, limit }) {
      const patterns = words.map((word) => `%${escapeLike(word.toLowerCase())}%`);
      return (await ask(searchText, [patterns, after, limit])).map(toEntry);
    },
    async isReachable() {
      try {
        await pool.query("select 1");
        return true;
      } catch {
        return false;
      }
    },
    close: () => pool.end(),
  };
}

function toCustomer(row: CustomerRow | undefined): Customer | undefined {
  return row && { number: comparable(textOf(row.customer_number)), name: textOf(row.name).trim() || null };
}

function toEntry(row: CustomerRow): DirectoryEntry {
  return {
    number: comparable(textOf(row.customer_number)),
    name: textOf(row.name).trim() || null,
    active: row.active === true,
  };
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** A replaced query may answer with numbers. */
function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint"
    ? String(value)
    : "";
}
