import { useSearchParams } from "react-router";

export const EMPLOYEE_STATES = ["all", "invited", "completing", "active", "deactivated"] as const;

/** Whom the list shows; it is in the page's address, so that it can be reloaded, kept and sent to somebody. */
export type EmployeeFilter = {
  state: (typeof EMPLOYEE_STATES)[number];
  search: string;
  /** Only for those who see more than one customer. */
  customerNumber: string | undefined;
};

/** The filter in the page's address, and how to change it. What the address names wrongly is as at first. */
export function useEmployeeFilter(): [EmployeeFilter, (change: Partial<EmployeeFilter>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const change = (part: Partial<EmployeeFilter>) => {
    setParameters((former) => write({ ...read(former), ...part }), { replace: true });
  };
  return [read(parameters), change];
}

function read(parameters: URLSearchParams): EmployeeFilter {
  return {
    state: EMPLOYEE_STATES.find((one) => one === parameters.get("state")) ?? "all",
    search: parameters.get("search") ?? "",
    customerNumber: parameters.get("customerNumber") ?? undefined,
  };
}

function write({ state, search, customerNumber }: EmployeeFilter): URLSearchParams {
  return new URLSearchParams({
    ...(state !== "all" && { state }),
    ...(search !== "" && { search }),
    ...(customerNumber !== undefined && { customerNumber }),
  });
}
