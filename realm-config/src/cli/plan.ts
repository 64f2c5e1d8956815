import type { Change } from "../change.ts";
import { readRealm } from "../live.ts";
import { planMissingRealm, planRealm } from "../plan.ts";
import type { Context } from "./context.ts";
import { changesAsJson, showChanges, showSummary } from "./show.ts";

/** Exit code of plan and drift when something differs. */
export const DIFFERS = 2;

/** What has to change, by reading alone. */
export async function currentPlan({ api, definition }: Context): Promise<Change[]> {
  const live = await readRealm(api, definition);
  return live === undefined ? planMissingRealm(definition) : planRealm(definition, live);
}

export async function planCommand(context: Context): Promise<number> {
  const { api, output, options, environment } = context;
  const changes = await currentPlan(context);
  if (options.json) {
    output.json({ realm: api.realm, url: environment.connection.url, changes: changesAsJson(changes) });
  } else if (changes.length === 0) {
    output.line(`No changes: realm ${api.realm} at ${environment.connection.url} is as declared.`);
  } else {
    output.line(`Realm ${api.realm} at ${environment.connection.url}\n`);
    output.line(showChanges(changes));
    output.line(`\nPlan: ${showSummary(changes)}`);
  }
  return changes.length === 0 ? 0 : DIFFERS;
}
