import { useCallback } from "react";
import { useLoad } from "./use-load";

/** One keyset page. */
type Page<Item> = { items: Item[]; next: string | null };

/** Reads the first page of a list, and further ones when asked. What the first page says besides its items stays. */
export function usePages<Item, Answer extends Page<Item>>(read: (after?: string) => Promise<Answer>) {
  const { data, error, isLoading, reload, set } = useLoad(useCallback(() => read(), [read]));

  async function readMore(after: string): Promise<void> {
    const more = await read(after);
    set((former) => (former ? { ...more, items: [...former.items, ...more.items] } : more));
  }

  return { page: data, error, isLoading, reload, readMore };
}
