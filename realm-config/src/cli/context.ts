import type { RealmDefinition } from "../definition/realm.ts";
import type { Api } from "../keycloak/api.ts";
import type { ClientOptions } from "./client-options.ts";
import type { Environment } from "./environment.ts";
import type { Output } from "./output.ts";

/** What every command is given. It returns the exit code. */
export interface Context {
  readonly api: Api;
  readonly definition: RealmDefinition;
  readonly environment: Environment;
  readonly output: Output;
  readonly options: {
    /** Folder of the legal texts. */
    readonly legal: string;
    readonly out?: string | undefined;
    readonly json: boolean;
    readonly yes: boolean;
    readonly repair: boolean;
    readonly "read-only": boolean;
  } & ClientOptions;
  /** What follows the command's name. */
  readonly parameters: readonly string[];
}
