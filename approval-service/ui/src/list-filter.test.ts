import { expect, test } from "vitest";
import { readFilter, writeFilter } from "./list-filter";

const read = (query: string) => readFilter(new URLSearchParams(query));

test("an address without a query shows who waits, oldest first", () => {
  expect(read("")).toEqual({ state: "pending", sort: "oldest", search: "", customerNumber: undefined });
  expect(writeFilter(read("")).toString()).toBe("");
});

test("what is chosen comes back from the address", () => {
  const filter = { state: "all", sort: "name", search: "weiß & söhne", customerNumber: "1000003" } as const;
  expect(read(writeFilter(filter).toString())).toEqual(filter);
});

test("what somebody wrote into the address by hand does no harm", () => {
  expect(read("state=%3Cscript%3E&sort=1")).toMatchObject({ state: "pending", sort: "oldest" });
});
