import { writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { exportRealm } from "../export/realm.ts";
import { Code, toModule } from "../export/source.ts";
import { readRealm } from "../live.ts";
import type { Context } from "./context.ts";

const SOURCE_FOLDER = join(import.meta.dirname, "..");

/** The managed part of the live realm as TypeScript, to a file (`--out`) or to the standard output. */
export async function exportCommand({
  api,
  definition,
  environment,
  output,
  options,
}: Context): Promise<number> {
  const live = await readRealm(api, definition);
  if (live === undefined) throw new Error(`There is no realm ${api.realm} at ${environment.connection.url}.`);
  const { secrets } = environment.variables;
  const exported = exportRealm(definition, live, (secret) => {
    const variable = Object.entries(secrets).find(([, value]) => value === secret)?.[0];
    return variable === undefined ? undefined : new Code(`variables.secrets.${variable}`);
  });
  const folder = options.out === undefined ? process.cwd() : dirname(resolve(options.out));
  const remark = `Exported from realm ${api.realm} at ${environment.connection.url}.`;
  const source = toModule(exported, importPath(folder), remark);
  if (options.out === undefined) output.line(source);
  else writeFileSync(options.out, source);
  return 0;
}

function importPath(from: string): string {
  const path = relative(from, SOURCE_FOLDER);
  return path.startsWith(".") ? path : `./${path}`;
}
