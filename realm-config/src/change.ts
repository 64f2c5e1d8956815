import type { Api } from "./keycloak/api.ts";

/** One field that is not as declared. */
export interface Difference {
  /** For example `redirectUris` or `attributes.post.logout.redirect.uris`. */
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  /** Neither value may be shown. */
  readonly secret?: true;
}

/**
 * One object that a plan changes. `release` is an object that was managed once and is no longer declared: nothing is
 * written to it.
 */
export interface Change {
  readonly kind: string;
  readonly name: string;
  readonly action: "create" | "update" | "delete" | "release";
  readonly differences: readonly Difference[];
  /** Carries the change out. Looks ids up itself: what it depends on may have been created a moment ago. */
  readonly write: (api: Api) => Promise<void>;
}
