import type { Difference } from "./change.ts";

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Keycloak leaves empty values out of its answers; declared as empty, they are equal to absent. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** A form in which two values are equal exactly when their texts are: no key order, lists of plain values sorted. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    // Keycloak keeps such lists (redirect URIs, scopes, locales) as sets and returns them in any order.
    return items.every((item) => typeof item !== "object") ? items.sort() : items;
  }
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, entry]) => !isEmpty(entry));
  return Object.fromEntries(
    kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, canonical(entry)]),
  );
}

/** Whether two values mean the same to Keycloak. */
export function same(a: unknown, b: unknown): boolean {
  if (isEmpty(a) && isEmpty(b)) return true;
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

export interface CompareOptions {
  /** Fields whose whole content is declared: a key in Keycloak that the declaration lacks is a difference, too. */
  readonly exact?: boolean;
  /** Fields that must not be shown. */
  readonly secrets?: readonly string[];
}

/**
 * The fields of `live` that are not as `declared`. Fields that are not declared do not count, except in `exact` mode;
 * a declared list counts as a whole.
 */
export function differences(
  declared: Json,
  live: Json,
  options: CompareOptions = {},
  prefix = "",
): Difference[] {
  const keys = options.exact
    ? new Set([...Object.keys(declared), ...Object.keys(live)])
    : Object.keys(declared);
  const found: Difference[] = [];
  for (const key of keys) {
    const to = declared[key];
    const from = live[key];
    if (to === undefined && !options.exact) continue;
    const field = prefix + key;
    if (isObject(to) && isObject(from)) {
      found.push(...differences(to, from, options, `${field}.`));
    } else if (!same(to, from)) {
      found.push({ field, from, to, ...(options.secrets?.includes(field) ? { secret: true as const } : {}) });
    }
  }
  return found;
}

/** `live` with the declared fields laid over it: what Keycloak has to be sent so that only the declared changes. */
export function overlay(live: Json, declared: Json): Json {
  const result: Json = { ...live };
  for (const [key, value] of Object.entries(declared)) {
    if (value === undefined) continue;
    const before = live[key];
    result[key] = isObject(value) && isObject(before) ? overlay(before, value) : value;
  }
  return result;
}

/** `value` without some of its fields. */
export function omit<T extends object, K extends keyof T>(value: T, ...fields: readonly K[]): Omit<T, K> {
  const rest = { ...value };
  for (const field of fields) Reflect.deleteProperty(rest, field);
  return rest;
}
