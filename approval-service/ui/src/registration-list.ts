import { useCallback, useState } from "react";
import { answer, type Api, type Registration, type RegistrationPage } from "./api/client";
import { readRegistration } from "./api/registrations";
import type { ListFilter } from "./list-filter";
import { useChanges } from "./use-changes";
import { useLoad } from "./use-load";

/** The registrations that the filter shows, kept up to date while others decide too. */
export function useRegistrationList(api: Api, { state, sort, search, customerNumber }: ListFilter) {
  const read = useCallback(
    (after?: string): Promise<RegistrationPage> =>
      answer(
        api.GET("/api/registrations", {
          params: {
            query: {
              state,
              sort,
              ...(search && { search }),
              ...(customerNumber !== undefined && { customerNumber }),
              ...(after !== undefined && { after }),
            },
          },
        }),
      ),
    [api, state, sort, search, customerNumber],
  );
  const { data, error, isLoading, reload, set } = useLoad(useCallback(() => read(), [read]));
  const [hasNews, setHasNews] = useState(false);

  /** Puts registrations in the place of what was known of them. */
  function put(registrations: readonly Registration[]): void {
    const byId = new Map(registrations.map((registration) => [registration.id, registration]));
    set((former) => former && { ...former, items: former.items.map((item) => byId.get(item.id) ?? item) });
  }

  useChanges((id) => {
    if (id === undefined) {
      setHasNews(true);
      return;
    }
    readRegistration(api, id).then(
      (registration) => {
        if (data?.items.some((item) => item.id === id)) put([registration]);
        else if (search === "" && (state === "all" || state === registration.state)) setHasNews(true);
      },
      // Whatever cannot be read now shows at the next look.
      () => undefined,
    );
  });

  return {
    page: data,
    error,
    isLoading,
    /** Something has changed that the list does not show. */
    hasNews,
    put,
    reload: () => {
      setHasNews(false);
      reload();
    },
    readMore: async (after: string): Promise<void> => {
      const more = await read(after);
      set((former) => ({ items: [...(former?.items ?? []), ...more.items], next: more.next }));
    },
  };
}
