import type { Database } from "../database/database.ts";
import type { Identity } from "../identity/identity.ts";
import { forgetUnseenUsers } from "./forget-unseen-users.ts";
import { readGroup } from "./read-group.ts";

/** Puts the projection right with what Keycloak has: every group is read, and who was in none is forgotten. */
export async function reconcilePortalUsers(parts: { database: Database; identity: Identity }): Promise<void> {
  const { rows } = await parts.database.query<{ begun: Date }>("select now() as begun");
  await readGroup(parts, "portal-users");
  await readGroup(parts, "super-admins");
  await readGroup(parts, "operators");
  if (rows[0]) await forgetUnseenUsers(parts.database, rows[0].begun);
}
