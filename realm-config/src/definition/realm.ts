import { z } from "zod";
import { flowSchema, requiredActionSchema } from "./authentication.ts";
import { clientSchema, clientScopeSchema, identityProviderSchema } from "./clients.ts";
import { permissionSchema, policySchema } from "./permissions.ts";
import { groupSchema, roleSchema } from "./roles-and-groups.ts";
import { settingsSchema } from "./settings.ts";
import { userProfileSchema } from "./user-profile.ts";

/** Objects to delete if they are there, by kind and name. Nothing else is ever deleted. */
export const pruneSchema = z.strictObject({
  clients: z.array(z.string()).optional(),
  clientScopes: z.array(z.string()).optional(),
  groups: z.array(z.string()).optional(),
  roles: z.array(z.string()).optional(),
  flows: z.array(z.string()).optional(),
  identityProviders: z.array(z.string()).optional(),
  userProfileAttributes: z.array(z.string()).optional(),
  permissions: z.array(z.string()).optional(),
  policies: z.array(z.string()).optional(),
  localization: z.record(z.string(), z.array(z.string())).optional(),
});

/** Everything this tool manages in a realm. What is left out is never touched. */
export const realmSchema = z.strictObject({
  realm: z.string().min(1),
  settings: settingsSchema.optional(),
  userProfile: userProfileSchema.optional(),
  /** Texts by locale and key, already in the form Keycloak stores (see legal/message-format.ts). */
  localization: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  flows: z.array(flowSchema).optional(),
  requiredActions: z.array(requiredActionSchema).optional(),
  roles: z.array(roleSchema).optional(),
  groups: z.array(groupSchema).optional(),
  clientScopes: z.array(clientScopeSchema).optional(),
  clients: z.array(clientSchema).optional(),
  identityProviders: z.array(identityProviderSchema).optional(),
  policies: z.array(policySchema).optional(),
  permissions: z.array(permissionSchema).optional(),
  prune: pruneSchema.optional(),
});

export type RealmDefinition = z.infer<typeof realmSchema>;
/** As written by a person: optional fields with defaults may be left out. */
export type RealmSource = z.input<typeof realmSchema>;
export type Prune = z.infer<typeof pruneSchema>;
