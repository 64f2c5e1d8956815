import { afterAll, expect, test } from "vitest";
import { urlFor } from "../../test/fresh-database.ts";
import { openDatabase } from "../database/database.ts";

/** The stack's own CRM, with the role that the service is given for it (GUARDS R7). */
const crm = openDatabase({ connectionString: urlFor("crm_reader", "crm"), connections: 1 });
afterAll(() => crm.close());

test("customers can be read", async () => {
  expect((await crm.query("select * from customer_directory")).rowCount).toBeGreaterThan(0);
});

test.each([
  "insert into customer_directory (customer_number, postal_code, name) values ('9', '9', 'Evil')",
  "update customer_directory set postal_code = '1'",
  "delete from customer_directory",
  "create table public.evil (id int)",
  "create temporary table evil (id int)",
  "create schema evil",
  "drop view customer_directory",
])("nobody may %s", async (statement) => {
  await expect(crm.query(statement)).rejects.toThrow(/permission denied|must be owner/);
});
