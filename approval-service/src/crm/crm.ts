import type { Customer } from "../registration/customer.ts";

/** The customer relationship management system: read only, and only these questions. docs/crm.md is its contract. */
export type Crm = {
  /**
   * The active customer with this number and postal code; undefined for an unknown number, a wrong postal code and a
   * closed customer alike.
   * @throws CrmUnavailable within two seconds when there is no answer
   */
  findCustomer(customerNumber: string, postalCode: string): Promise<Customer | undefined>;
  /**
   * The active customer with this number, for those who may name any customer.
   * @throws CrmUnavailable as above
   */
  findCustomerByNumber(customerNumber: string): Promise<Customer | undefined>;
  /**
   * The customer with this number, closed or not, for those who see every customer.
   * @throws CrmUnavailable as above
   */
  describeCustomer(customerNumber: string): Promise<DirectoryEntry | undefined>;
  /**
   * Customers by number, closed ones too: those after a number that have every one of these words in number or name.
   * @throws CrmUnavailable as above
   */
  searchCustomers(search: {
    words: readonly string[];
    after: string;
    limit: number;
  }): Promise<DirectoryEntry[]>;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
};

/** A customer as the CRM knows it. */
export type DirectoryEntry = Customer & { active: boolean };

export class CrmUnavailable extends Error {
  override readonly name = "CrmUnavailable";
}
