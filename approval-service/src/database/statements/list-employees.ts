import type { Employee, EmployeeState } from "../../registration/employee.ts";
import type { Queryable } from "../database.ts";
import { type EmployeeRow, toEmployee, WITH_ACCOUNT, WITHOUT_ACCOUNT } from "./employee-row.ts";

export type EmployeeQuery = {
  /** null: of all customers. */
  customerNumber: string | null;
  state: EmployeeState | "all";
  /** Every word of it is in the name, the address or the customer number. */
  search: string;
  /** Sort name and id of the last row before the page. */
  after: { name: string; id: string } | undefined;
  limit: number;
};

/** Words beyond these say nothing more, and each costs a look into the index. */
const MOST_WORDS = 5;

/** One page of employees by name, from our own tables alone (decision 9). */
export async function listEmployees(
  database: Queryable,
  { customerNumber, state, search, after, limit }: EmployeeQuery,
): Promise<{ items: Employee[]; next: EmployeeQuery["after"] }> {
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const conditions = ["true"];
  if (customerNumber !== null) conditions.push(`customer_number = ${value(customerNumber)}`);
  if (state !== "all") conditions.push(`state = ${value(state)}`);
  for (const word of search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS))
    conditions.push(`search_text like ${value(`%${escapeLike(word.toLowerCase())}%`)}`);
  if (after) conditions.push(`(sort_name, id) > (${value(after.name)}, ${value(after.id)})`);

  const most = value(limit + 1);
  const pageOf = (people: string) =>
    `(select * from (${people}) as employee where ${conditions.join(" and ")} order by sort_name, id limit ${most})`;
  const { rows } = await database.query<EmployeeRow>(
    `${pageOf(WITH_ACCOUNT)} union all ${pageOf(WITHOUT_ACCOUNT)} order by sort_name, id limit ${most}`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(toEmployee),
    next: rows.length > limit && last ? { name: last.sort_name, id: last.id } : undefined,
  };
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
