import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkDefinition } from "../definition/mistakes.ts";
import type { RealmDefinition, RealmSource } from "../definition/realm.ts";
import type { Variables } from "../variables.ts";
import { portalRealm } from "./portal.ts";

/**
 * The portal's realm, or the one a file exports by default: a definition, or a function from variables to one, as `export`
 * writes it.
 *
 * @throws {DefinitionError} naming file and field of every mistake
 */
export async function readDefinition(
  variables: Variables,
  realm: string,
  { definition: file, legal }: { definition?: string | undefined; legal?: string | undefined },
): Promise<RealmDefinition> {
  if (file === undefined) return portalRealm(variables, realm, legal);
  const { default: exported } = (await import(pathToFileURL(resolve(file)).href)) as { default: unknown };
  const source =
    typeof exported === "function" ? (exported as (input: Variables) => unknown)(variables) : exported;
  return checkDefinition(source as RealmSource, () => relative(process.cwd(), resolve(file)));
}
