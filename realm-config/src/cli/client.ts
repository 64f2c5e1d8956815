import { clientAdd } from "./client-add.ts";
import { clientCheck } from "./client-check.ts";
import type { Context } from "./context.ts";

/** One app: its file, and whether a log-in to it works. */
export async function clientCommand(context: Context): Promise<number> {
  const [what, clientId] = context.parameters;
  if (clientId !== undefined && what === "add") return clientAdd(context, clientId);
  if (clientId !== undefined && what === "check") return clientCheck(context, clientId);
  context.output.error(
    "usage: client add <id> [--kind … --name … --url …] | client check <id> [--user <e-mail>]",
  );
  return 1;
}
