#!/usr/bin/env node
import { parseArgs } from "node:util";
import { connect } from "./keycloak/api.ts";
import { LEGAL_FOLDER } from "./realm/portal.ts";
import { readDefinition } from "./realm/read-definition.ts";
import { applyCommand } from "./cli/apply.ts";
import { clientCommand } from "./cli/client.ts";
import { CLIENT_OPTIONS } from "./cli/client-options.ts";
import type { Context } from "./cli/context.ts";
import { driftCommand } from "./cli/drift.ts";
import { readEnvironment } from "./cli/environment.ts";
import { exportCommand } from "./cli/export.ts";
import { identityCommand } from "./cli/identity.ts";
import { legalCommand } from "./cli/legal.ts";
import { createOutput } from "./cli/output.ts";
import { planCommand } from "./cli/plan.ts";

const USAGE = `usage: npm run realm -- <command> [options]

  plan                          show what differs from the code; writes nothing
  apply                         show the plan, ask, and write the differences
  drift                         what differs from the code, for a scheduled check
  drift --repair                ... and put it right, without asking
  export [--out <file>]         the managed part of the live realm as TypeScript
  legal publish <doc> <version> publish a new version of terms or privacy
  legal status                  how many users have agreed to which version
  legal show <sha256>           the published text with this hash

  client add <id>               write the file of a new app, by questions or by flags: --kind web-app | single-page-app |
                                native-app | machine | resource-server, --name, --url, --claims, --apis, --roles, --jwks-url,
                                --customers and --contact (who may use it, whom others ask)
  client check <id>             try the live client as the app would and say what is wrong: --redirect-uri <what it
                                sends>, --user <e-mail> for a whole log-in (REALM_CHECK_PASSWORD)

  identity                      create the client this tool runs as from then on (as an administrator)
  identity --read-only          ... one that may plan and check for drift, and write nothing

  --env <file>          variables for what the environment does not have (KEY=value lines)
  --definition <file>   a definition other than this repository's, for example an export
  --legal <folder>      legal texts other than realm-config/legal
  --json                for machines
  --yes                 do not ask

Exit codes of plan and drift: 0 nothing differs, 2 something differs, 1 it failed.
`;

const COMMANDS: Readonly<Record<string, (context: Context) => Promise<number>>> = {
  plan: planCommand,
  apply: applyCommand,
  drift: driftCommand,
  export: exportCommand,
  legal: legalCommand,
  identity: identityCommand,
  client: clientCommand,
};

async function main(): Promise<number> {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      env: { type: "string" },
      definition: { type: "string" },
      legal: { type: "string", default: LEGAL_FOLDER },
      out: { type: "string" },
      json: { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
      repair: { type: "boolean", default: false },
      "read-only": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      ...CLIENT_OPTIONS,
    },
  });
  const [name = "", ...parameters] = positionals;
  const command = COMMANDS[name];
  if (options.help || command === undefined) {
    process.stdout.write(USAGE);
    return options.help ? 0 : 1;
  }
  const environment = readEnvironment(process.env, options.env);
  const output = createOutput(environment.secrets);
  try {
    const definition = await readDefinition(environment.variables, environment.realm, options);
    const api = connect(environment.connection, definition.realm);
    return await command({ api, definition, environment, output, options, parameters });
  } catch (error) {
    output.error(sentence(error));
    return 1;
  }
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // "fetch failed" alone helps nobody.
  const cause =
    error.message === "fetch failed" && error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return error.message + cause;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exitCode = 1;
}
