import { z } from "zod";

/** Role names, of the realm and of clients. */
export const roleNamesSchema = z.strictObject({
  realm: z.array(z.string()).optional(),
  clients: z.record(z.string(), z.array(z.string())).optional(),
});

/** A realm role. */
export const roleSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string(),
});

/** A group, named by its path. */
export const groupSchema = z.strictObject({
  path: z.string().regex(/^(\/[^/]+)+$/, "a group is named by its path, for example /portal-users"),
  /** The realm roles that every member has. */
  realmRoles: z.array(z.string()).optional(),
});

export type RoleNames = z.infer<typeof roleNamesSchema>;
export type Role = z.infer<typeof roleSchema>;
export type Group = z.infer<typeof groupSchema>;
