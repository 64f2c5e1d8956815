import type { App } from "../apps/app.ts";
import type { Variables } from "../variables.ts";

/** The client of one app. Each file in clients/ exports one by default. */
export type ClientFile = (variables: Variables) => App;

/** Gives a file in clients/ its types. */
export function defineClient(client: ClientFile): ClientFile {
  return client;
}
