import { createInterface } from "node:readline/promises";
import { apply } from "../apply.ts";
import type { Change } from "../change.ts";
import type { Context } from "./context.ts";
import { currentPlan } from "./plan.ts";
import { changesAsJson, showChanges, showSummary } from "./show.ts";

export async function applyCommand(context: Context): Promise<number> {
  const { api, output, options, environment } = context;
  const planned = await currentPlan(context);
  if (planned.length === 0) {
    if (options.json) output.json({ realm: api.realm, changes: [] });
    else output.line(`No changes: realm ${api.realm} at ${environment.connection.url} is as declared.`);
    return 0;
  }
  if (!options.json) {
    output.line(`Realm ${api.realm} at ${environment.connection.url}\n`);
    output.line(showChanges(planned));
    output.line(`\nPlan: ${showSummary(planned)}`);
  }
  if (!options.yes && !(await isConfirmed(context))) return 1;
  const made = await applyWithProgress(context);
  if (options.json) output.json({ realm: api.realm, changes: changesAsJson(made) });
  else output.line(`Done: realm ${api.realm} is as declared.`);
  return 0;
}

/** Writes the differences and shows each as it is written. */
export async function applyWithProgress({ api, definition, output, options }: Context): Promise<Change[]> {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      interruption.abort(new Error("Interrupted. What is missing is written by the next apply."));
    });
  }
  return apply(api, definition, {
    signal: interruption.signal,
    progress: ({ action, kind, name }, position, total) => {
      if (!options.json) output.line(`[${position}/${total}] ${action} ${kind} ${name}`);
    },
    onWait: (holder) => {
      output.error(`Another run is applying changes to this realm (${holder}). Waiting for it …`);
    },
  });
}

/** Asks a person; without one, only --yes confirms. */
export async function isConfirmed({ output }: Context): Promise<boolean> {
  if (!process.stdin.isTTY) {
    output.error("Nobody is there to confirm. Pass --yes to apply without asking.");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("\nApply these changes? Only yes does: ");
  terminal.close();
  if (answer.trim() === "yes") return true;
  output.line("Nothing was changed.");
  return false;
}
