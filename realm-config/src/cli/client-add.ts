import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { CLAIMS } from "../apps/claims.ts";
import { type Answers, clientSource, hasUrl, KINDS, signsPeopleIn } from "../apps/source.ts";
import { CLIENTS_FOLDER } from "../realm/portal.ts";
import { readDefinition } from "../realm/read-definition.ts";
import type { ClientOptions } from "./client-options.ts";
import type { Context } from "./context.ts";
import { planCommand } from "./plan.ts";

/** Where somebody sits who can be asked. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

/** Writes the file of a new app, from flags or by asking, and shows what an apply would do. */
export async function clientAdd(
  context: Context,
  clientId: string,
  terminal: Terminal | undefined = process.stdin.isTTY
    ? { input: process.stdin, output: process.stdout }
    : undefined,
): Promise<number> {
  const { options, output, environment } = context;
  if (!/^[a-z][a-z0-9-]{1,62}$/.test(clientId)) {
    throw new Error(`"${clientId}" is no id for an app: small letters, digits and hyphens, a letter first.`);
  }
  const folder = options.out === undefined ? CLIENTS_FOLDER : resolve(options.out);
  const file = join(folder, `${clientId}.ts`);
  if (existsSync(file)) throw new Error(`${file} is there already: change it instead.`);
  const answers = await answersOf(clientId, options, terminal);
  writeFileSync(file, clientSource(answers), { flag: "wx" });
  output.line(`Wrote ${file}.`);
  if (folder !== CLIENTS_FOLDER) return 0;
  output.line("What an apply would do:\n");
  return planCommand({
    ...context,
    definition: await readDefinition(environment.variables, environment.realm, options),
  });
}

/** Makes something of what was given for a flag or typed; "" is nothing. Throws when it makes no sense. */
type Read<T> = (text: string) => T;
type Ask = <T>(flag: keyof ClientOptions, question: string, read: Read<T>) => Promise<T>;

async function answersOf(
  clientId: string,
  flags: ClientOptions,
  terminal: Terminal | undefined,
): Promise<Answers> {
  if (terminal === undefined) return conversation(clientId, fromFlags(flags));
  const lines = createInterface(terminal);
  const ended = new AbortController();
  lines.once("close", () => {
    ended.abort();
  });
  const ask: Ask = async (flag, question, read) => {
    if (flags[flag] !== undefined) return fromFlags(flags)(flag, question, read);
    for (;;) {
      const line = await lines.question(`${question} `, { signal: ended.signal }).catch(() => {
        throw new Error("The questions were not answered to the end: nothing was written.");
      });
      try {
        return read(line.trim());
      } catch (error) {
        terminal.output.write(`${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  };
  return conversation(clientId, ask).finally(() => {
    lines.close();
  });
}

function fromFlags(flags: ClientOptions): Ask {
  return (flag, question, read) => {
    try {
      return Promise.resolve(read(flags[flag]?.trim() ?? ""));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(flags[flag] ? `--${flag}: ${reason}` : `--${flag} is missing. ${question}`, {
        cause: error,
      });
    }
  };
}

async function conversation(clientId: string, ask: Ask): Promise<Answers> {
  const kind = await ask("kind", `What is it? (${KINDS.join(", ")})`, oneOf(KINDS));
  const name = await ask("name", "Its name, as people know it?", something);
  const url = hasUrl(kind) ? await ask("url", "Its base URL in the browser?", baseUrl) : undefined;
  const claims = signsPeopleIn(kind)
    ? await ask("claims", `Which claims does it need? (${CLAIMS.join(", ")}; empty for sub alone)`, (text) =>
        list(text).map(oneOf(CLAIMS)),
      )
    : [];
  const apis =
    kind === "resource-server" ? [] : await ask("apis", "Ids of the APIs it calls? (empty: none)", list);
  const roles = kind === "machine" ? await ask("roles", "Roles it needs there? (empty: none)", list) : [];
  const jwksUrl =
    kind === "native-app" || kind === "resource-server"
      ? ""
      : await ask("jwks-url", "URL of its public keys? (empty: it gets a secret)", anything);
  const customers = signsPeopleIn(kind)
    ? await ask("customers", "Numbers of the customers that may use it? (empty: all)", list)
    : [];
  return {
    kind,
    clientId,
    name,
    ...(url !== undefined && { url }),
    claims,
    apis,
    ...(roles.length > 0 && { roles }),
    ...(jwksUrl !== "" && { jwksUrl }),
    ...(customers.length > 0 && {
      customers,
      contact: await ask("contact", "Whom do people of other customers ask for access?", something),
    }),
  };
}

const anything: Read<string> = (text) => text;

const something: Read<string> = (text) => {
  if (text === "") throw new Error("This is needed.");
  return text;
};

const list: Read<string[]> = (text) => text.split(/[\s,]+/).filter((item) => item !== "");

const baseUrl: Read<string> = (text) => {
  if (!/^https?:\/\/[^/]/.test(text) || !URL.canParse(text)) {
    throw new Error(`"${text}" is no URL: https:// and so on, as in the browser.`);
  }
  return text.replace(/\/+$/, "");
};

function oneOf<T extends string>(allowed: readonly T[]): Read<T> {
  return (text) => {
    const found = allowed.find((item) => item === text);
    if (found === undefined) throw new Error(`"${text}" is none of ${allowed.join(", ")}.`);
    return found;
  };
}
