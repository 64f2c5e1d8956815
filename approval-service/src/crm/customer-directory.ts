import pg from "pg";
import { comparable, type Customer } from "../registration/customer.ts";
import { type Crm, CrmUnavailable } from "./crm.ts";

/** The contract's view; CRM_QUERY replaces it. $1 is the customer number without spaces and in capitals. */
const DEFAULT_CRM_QUERY = `select customer_number, postal_code, name, active
  from customer_directory where upper(replace(customer_number, ' ', '')) = $1`;

type CustomerRow = { customer_number: unknown; postal_code: unknown; name: unknown; active: unknown };

/** Together these stay below the two seconds after which a person is told to come back later. */
const CONNECT_MS = 900;
const QUERY_MS = 900;

/** Reads customers from the CRM's database with a role that may do nothing else. */
export function openCustomerDirectory(options: {
  connectionString: string;
  query?: string | undefined;
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

  /** The active accounts with this number, as `comparable` writes it. */
  async function activeAccounts(number: string): Promise<CustomerRow[]> {
    try {
      const { rows } = await pool.query<CustomerRow>({ text, values: [number] });
      return rows.filter(
        ({ active, customer_number }) => active === true && comparable(textOf(customer_number)) === number,
      );
    } catch (error) {
      throw new CrmUnavailable("The CRM did not answer.", { cause: error });
    }
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

/** A replaced query may answer with numbers. */
function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint"
    ? String(value)
    : "";
}
