import { useCallback, useEffect, useState } from "react";
import { answer, type Api, type EmployeePage } from "./api/client";
import type { EmployeeFilter } from "./employee-filter";
import { useLoad } from "./use-load";

const PAGE = 50;
/** What one request may bring. */
const MOST = 200;
const SOON_MS = 2_000;
const LATER_MS = 10_000;
/** What was asked for usually happens at once, an approval when it can no longer be taken back; if not, the person is told. */
const PATIENCE_MS = 15_000;

/** The employees that the filter shows, read again while something is on its way. */
export function useEmployeeList(api: Api, { state, search, customerNumber }: EmployeeFilter) {
  const read = useCallback(
    (page: { after?: string; limit: number }): Promise<EmployeePage> =>
      answer(
        api.GET("/api/employees", {
          params: {
            query: {
              state,
              search,
              ...(customerNumber !== undefined && { customerNumber }),
              ...page,
            },
          },
        }),
      ),
    [api, state, search, customerNumber],
  );
  const { data, error, isLoading, reload, set } = useLoad(useCallback(() => read({ limit: PAGE }), [read]));
  const shown = data?.items.length ?? 0;
  const waits = data?.items.some(({ change }) => change && !change.failed) ?? false;
  const isSlow = useIsLongerThan(waits, PATIENCE_MS);

  /** Reads again what is shown; rows stay where the person has scrolled to. */
  const refresh = useCallback(async (): Promise<void> => {
    const fresh = await read({ limit: Math.min(MOST, Math.max(PAGE, shown)) });
    set((former) => {
      const known = new Set(fresh.items.map(({ id }) => id));
      const rest = (former?.items ?? []).slice(MOST).filter(({ id }) => !known.has(id));
      return {
        items: [...fresh.items, ...rest],
        next: rest.length > 0 ? (former?.next ?? null) : fresh.next,
      };
    });
  }, [read, shown, set]);

  useEffect(() => {
    if (!waits) return;
    // What cannot be read now is read the next time.
    const poll = setInterval(() => void refresh().catch(() => undefined), isSlow ? LATER_MS : SOON_MS);
    return () => {
      clearInterval(poll);
    };
  }, [waits, isSlow, refresh]);

  return {
    page: data,
    error,
    isLoading,
    /** Something takes longer than usual to take effect. */
    isSlow,
    reload,
    refresh,
    readMore: async (after: string): Promise<void> => {
      const more = await read({ after, limit: PAGE });
      set((former) => ({ items: [...(former?.items ?? []), ...more.items], next: more.next }));
    },
  };
}

function useIsLongerThan(condition: boolean, milliseconds: number): boolean {
  const [isLonger, setIsLonger] = useState(false);
  useEffect(() => {
    if (!condition) return;
    const timer = setTimeout(() => {
      setIsLonger(true);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
      setIsLonger(false);
    };
  }, [condition, milliseconds]);
  return condition && isLonger;
}
