import type { Prune } from "../definition/realm.ts";

/** Objects of the realm that are to be deleted, by kind and name. Nothing else is ever deleted. */
export const prune: Prune = {};
