import { applyWithProgress } from "./apply.ts";
import type { Context } from "./context.ts";
import { currentPlan, DIFFERS } from "./plan.ts";
import { changesAsJson, showChanges } from "./show.ts";

/** For a scheduled check: silent agreement is exit code 0, `--repair` puts right what differs. */
export async function driftCommand(context: Context): Promise<number> {
  const { api, output, options, environment } = context;
  const changes = await currentPlan(context);
  if (options.json) output.json({ realm: api.realm, drift: changesAsJson(changes) });
  else if (changes.length === 0)
    output.line(`No drift: realm ${api.realm} at ${environment.connection.url} is as declared.`);
  else {
    output.line(
      `Drift in realm ${api.realm} at ${environment.connection.url} (Keycloak now → as declared):\n`,
    );
    output.line(showChanges(changes));
  }
  if (changes.length === 0) return 0;
  if (!options.repair) return DIFFERS;
  if (!options.json) output.line();
  await applyWithProgress(context);
  if (!options.json) output.line(`Repaired: realm ${api.realm} is as declared.`);
  return 0;
}
