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
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
};

export class CrmUnavailable extends Error {
  override readonly name = "CrmUnavailable";
}
