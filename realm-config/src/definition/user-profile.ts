import { z } from "zod";

const audience = z.array(z.enum(["admin", "user"]));

/** One attribute of the user profile, named as in Keycloak's user profile configuration. */
export const attributeSchema = z.strictObject({
  name: z.string().min(1),
  displayName: z.string().optional(),
  permissions: z.strictObject({ view: audience, edit: audience }),
  required: z.strictObject({ roles: audience.optional(), scopes: z.array(z.string()).optional() }).optional(),
  validations: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  annotations: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])).optional(),
  group: z.string().optional(),
  multivalued: z.boolean().optional(),
});

export const userProfileSchema = z.strictObject({
  /** What happens with attributes no profile knows. Left out (Keycloak's default): they are dropped. */
  unmanagedAttributePolicy: z.enum(["ENABLED", "ADMIN_VIEW", "ADMIN_EDIT"]).optional(),
  /** In the order in which forms show them. */
  attributes: z.array(attributeSchema),
});

export type UserProfileAttribute = z.infer<typeof attributeSchema>;
export type UserProfile = z.infer<typeof userProfileSchema>;
