import { createIdentity, identityName } from "../identity.ts";
import type { Context } from "./context.ts";

/** Creates the least-privileged client that the tool runs as from then on. */
export async function identityCommand({ api, environment, output, options }: Context): Promise<number> {
  const { identitySecret } = environment;
  if (identitySecret === undefined || identitySecret.length < 16) {
    throw new Error(
      "Set REALM_IDENTITY_SECRET (or REALM_IDENTITY_SECRET_FILE) to the new client's secret, 16 characters or more.",
    );
  }
  const isReadOnly = options["read-only"];
  const roles = await createIdentity(api, identitySecret, isReadOnly);
  const name = identityName(isReadOnly);
  output.line(
    `Client ${name} of realm ${api.realm} has the roles ${roles.join(", ")} of realm-management, and no others.`,
  );
  output.line(
    `From now on: REALM_CLIENT_ID=${name} and its secret in REALM_CLIENT_SECRET, instead of an administrator.`,
  );
  return 0;
}
