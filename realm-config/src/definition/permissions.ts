import { z } from "zod";

/** Whom a fine-grained admin permission is for. */
export const policySchema = z.union([
  z.strictObject({
    name: z.string().min(1),
    /** A user policy for one service account, named by its client. */
    serviceAccountOf: z.string().min(1),
  }),
  z.strictObject({
    name: z.string().min(1),
    /** A group policy, named by the group's path; members of subgroups are not included. */
    membersOf: z.string().min(1),
  }),
]);

/** A fine-grained admin permission (version 2) on groups: what its policies' people may do with them. */
export const permissionSchema = z.strictObject({
  name: z.string().min(1),
  /** Group paths. */
  groups: z.array(z.string()).min(1),
  scopes: z
    .array(
      z.enum([
        "view",
        "manage",
        "view-members",
        "manage-members",
        "manage-membership",
        "manage-membership-of-members",
      ]),
    )
    .min(1),
  policies: z.array(z.string()).min(1),
});

export type Policy = z.infer<typeof policySchema>;
export type Permission = z.infer<typeof permissionSchema>;
