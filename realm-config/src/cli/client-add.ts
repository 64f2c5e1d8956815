import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface, type Interface } from "node:readline/promises";
import { CLAIMS, type Claims } from "../apps/claims.ts";
import { type Answers, clientSource, hasUrl, KINDS, signsPeopleIn } from "../apps/source.ts";
import { CLIENTS_FOLDER } from "../realm/portal.ts";
import { readDefinition } from "../realm/read-definition.ts";
import type { Context } from "./context.ts";
import { planCommand } from "./plan.ts";

/** Writes the file of a new app, from flags or by asking, and shows what an apply would do. */
export async function clientAdd(context: Context, clientId: string): Promise<number> {
  const { options, output, environment } = context;
  if (!/^[a-z][a-z0-9-]{1,62}$/.test(clientId)) {
    throw new Error(`"${clientId}" is no id for an app: small letters, digits and hyphens, a letter first.`);
  }
  const folder = options.out === undefined ? CLIENTS_FOLDER : resolve(options.out);
  const file = join(folder, `${clientId}.ts`);
  if (existsSync(file)) throw new Error(`${file} is there already: change it instead.`);
  const terminal = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  const answers = await ask(clientId, options, terminal).finally(() => terminal?.close());
  writeFileSync(file, clientSource(answers), { flag: "wx" });
  output.line(`Wrote ${file}.`);
  if (folder !== CLIENTS_FOLDER) return 0;
  output.line("What an apply would do:\n");
  return planCommand({
    ...context,
    definition: await readDefinition(environment.variables, environment.realm, options),
  });
}

async function ask(
  clientId: string,
  options: Context["options"],
  terminal: Interface | undefined,
): Promise<Answers> {
  /** A flag, or a person's answer; without either, `otherwise`, or an error that names the flag. */
  const answer = async (
    flag: "kind" | "name" | "url" | "claims" | "apis" | "customers" | "contact" | "jwks-url",
    question: string,
    otherwise?: string,
  ): Promise<string> => {
    const given = options[flag] ?? (await terminal?.question(`${question} `))?.trim();
    if (given !== undefined && given !== "") return given;
    if (otherwise === undefined) throw new Error(`--${flag} is missing. ${question}`);
    return otherwise;
  };
  const kind = oneOf(KINDS, await answer("kind", `What is it? (${KINDS.join(", ")})`), "kind");
  const url = hasUrl(kind) ? await answer("url", "Its base URL in the browser?") : undefined;
  const claims = signsPeopleIn(kind)
    ? list(
        await answer("claims", `Which claims does it need? (${CLAIMS.join(", ")}; empty for sub alone)`, ""),
      )
    : [];
  const customers = signsPeopleIn(kind)
    ? list(await answer("customers", "Numbers of the customers that may use it? (empty: all)", ""))
    : [];
  const jwksUrl =
    kind === "native-app" || kind === "resource-server"
      ? ""
      : await answer("jwks-url", "URL of its public keys? (empty: it gets a secret)", "");
  return {
    kind,
    clientId,
    name: await answer("name", "Its name, as people know it?"),
    ...(url !== undefined && { url: url.replace(/\/+$/, "") }),
    claims: claims.map((claim): Claims => oneOf(CLAIMS, claim, "claims")),
    apis: kind === "resource-server" ? [] : list(await answer("apis", "Ids of the APIs it calls?", "")),
    ...(jwksUrl !== "" && { jwksUrl }),
    ...(customers.length > 0 && {
      customers,
      contact: await answer("contact", "Whom do people of other customers ask for access?"),
    }),
  };
}

function list(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== "");
}

function oneOf<T extends string>(allowed: readonly T[], given: string, flag: string): T {
  const found = allowed.find((item) => item === given);
  if (found === undefined) throw new Error(`--${flag}: "${given}" is none of ${allowed.join(", ")}.`);
  return found;
}
