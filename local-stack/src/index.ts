/** What other workspaces may know of the local stack. */
export { controlStack, type StackControl } from "./control.ts";
export {
  approvalServiceEnvironment,
  CLIENT_SECRETS,
  DATABASES,
  databaseUrl,
  IMAGES,
  KEYCLOAK_ADMIN,
  migrationEnvironment,
  PORTS,
  portalEnvironment,
  readDefinition,
  ROLES,
  ROOT,
  SUPERUSER,
  superuserUrl,
  type Definition,
} from "./definition.ts";
export { interruption, type Interruption } from "./interruption.ts";
export type { PartName } from "./part.ts";
export { startTestStack, type TestStack } from "./start-test-stack.ts";
