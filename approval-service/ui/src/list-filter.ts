import { useSearchParams } from "react-router";

export const STATES = [
  "pending",
  "approved",
  "completed",
  "rejected",
  "expired",
  "withdrawn",
  "all",
] as const;
export const SORTS = ["oldest", "newest", "name"] as const;

/** What the list shows; it is in the page's address, so that it can be reloaded, kept and sent to somebody. */
export type ListFilter = {
  state: (typeof STATES)[number];
  sort: (typeof SORTS)[number];
  search: string;
  /** Only for those who see more than one customer. */
  customerNumber: string | undefined;
};

const DEFAULTS = { state: "pending", sort: "oldest", search: "" } as const;

/** Reads the filter from the address; what the address does not name, or names wrongly, is as at first. */
export function readFilter(parameters: URLSearchParams): ListFilter {
  const state = STATES.find((one) => one === parameters.get("state")) ?? DEFAULTS.state;
  const sort = SORTS.find((one) => one === parameters.get("sort")) ?? DEFAULTS.sort;
  return {
    state,
    sort,
    search: parameters.get("search") ?? DEFAULTS.search,
    customerNumber: parameters.get("customerNumber") ?? undefined,
  };
}

/** The address's form of a filter, without what is as at first. */
export function writeFilter(filter: ListFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  if (filter.state !== DEFAULTS.state) parameters.set("state", filter.state);
  if (filter.sort !== DEFAULTS.sort) parameters.set("sort", filter.sort);
  if (filter.search !== DEFAULTS.search) parameters.set("search", filter.search);
  if (filter.customerNumber !== undefined) parameters.set("customerNumber", filter.customerNumber);
  return parameters;
}

/** The filter in the page's address, and how to change it. */
export function useListFilter(): [ListFilter, (change: Partial<ListFilter>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const change = (part: Partial<ListFilter>) => {
    setParameters((former) => writeFilter({ ...readFilter(former), ...part }), { replace: true });
  };
  return [readFilter(parameters), change];
}
