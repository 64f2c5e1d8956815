import type AuthenticationExecutionInfoRepresentation from "@keycloak/keycloak-admin-client/lib/defs/authenticationExecutionInfoRepresentation.js";
import type { Change, Difference } from "../change.ts";
import { same } from "../compare.ts";
import type { Execution, Flow } from "../definition/authentication.ts";
import { type Api, path } from "../keycloak/api.ts";

// The client library's type does not know `priority` yet (Keycloak has it since 25). `settings` is read by its id.
type LiveExecution = AuthenticationExecutionInfoRepresentation & {
  readonly priority?: number;
  readonly settings?: Record<string, string>;
};

/** Executions by flow alias, flat and in order, as Keycloak lists them; a flow that is not there has no entry. */
export type LiveFlows = Record<string, LiveExecution[]>;

/** One step of a flow, with the flow it belongs to. */
interface Step {
  readonly parent: string;
  readonly name: string;
  readonly requirement: string;
  readonly execution?: Execution;
  readonly live?: LiveExecution;
}

export async function readFlows(api: Api, aliases: readonly string[]): Promise<LiveFlows> {
  const entries = await Promise.all(
    aliases.map(async (alias) => [alias, await readExecutions(api, alias)] as const),
  );
  return Object.fromEntries(entries.filter(([, executions]) => executions !== undefined)) as LiveFlows;
}

async function readExecutions(api: Api, alias: string): Promise<LiveExecution[] | undefined> {
  const executions = (await api.get(path`/authentication/flows/${alias}/executions`)) as
    LiveExecution[] | undefined;
  return executions && Promise.all(executions.map((execution) => withSettings(api, execution)));
}

async function withSettings(api: Api, execution: LiveExecution): Promise<LiveExecution> {
  const { authenticationConfig: id } = execution;
  if (id === undefined) return execution;
  const found = (await api.get(path`/authentication/config/${id}`)) as
    { config?: Record<string, string> } | undefined;
  return { ...execution, settings: found?.config ?? {} };
}

/** Flows of our own. Built-in ones cannot be changed safely: copy their executions into a flow and bind that. */
export function compareFlows(
  declared: readonly Flow[] = [],
  live: LiveFlows,
  prune: readonly string[] = [],
): Change[] {
  const wanted = declared.flatMap((flow): Change[] => {
    const before = live[flow.alias];
    const found = flowDifferences(declaredSteps(flow), liveSteps(flow.alias, before ?? []));
    if (found.length === 0) return [];
    const write = (api: Api): Promise<void> => writeFlow(api, flow, before === undefined);
    return [
      { kind: "flow", name: flow.alias, action: before ? "update" : "create", differences: found, write },
    ];
  });
  const unwanted = prune
    .filter((alias) => live[alias] !== undefined)
    .map((name): Change => {
      return { kind: "flow", name, action: "delete", differences: [], write: (api) => deleteFlow(api, name) };
    });
  return [...wanted, ...unwanted];
}

function declaredSteps(flow: Flow): Step[] {
  const walk = (parent: string, executions: readonly Execution[]): Step[] =>
    executions.flatMap((execution) =>
      "subflow" in execution
        ? [
            { parent, name: execution.subflow, requirement: execution.requirement, execution },
            ...walk(execution.subflow, execution.executions),
          ]
        : [{ parent, name: execution.authenticator, requirement: execution.requirement, execution }],
    );
  return walk(flow.alias, flow.executions);
}

function liveSteps(alias: string, executions: readonly LiveExecution[]): Step[] {
  const parents = [alias];
  return executions.map((live) => {
    const level = live.level ?? 0;
    const name = (live.authenticationFlow ? live.displayName : live.providerId) ?? "";
    parents[level + 1] = name;
    return { parent: parents[level] ?? alias, name, requirement: live.requirement ?? "", live };
  });
}

/** The executions of a live flow in the shape of a definition. */
export function executionTree(executions: readonly LiveExecution[], level = 0): Execution[] {
  return executions.flatMap((execution, index): Execution[] => {
    if (execution.level !== level) return [];
    const requirement = execution.requirement as Execution["requirement"];
    if (!execution.authenticationFlow) {
      const { providerId: authenticator = "", settings: config } = execution;
      return [{ authenticator, requirement, ...(config && { config }) }];
    }
    const rest = executions.slice(index + 1);
    const end = rest.findIndex((other) => (other.level ?? 0) <= level);
    const inside = end === -1 ? rest : rest.slice(0, end);
    return [
      {
        subflow: execution.displayName ?? "",
        ...(execution.description ? { description: execution.description } : {}),
        type: execution.providerId === undefined ? "basic-flow" : "form-flow",
        ...(execution.providerId === undefined ? {} : { formProvider: execution.providerId }),
        requirement,
        executions: executionTree(inside, level + 1),
      },
    ];
  });
}

function label(step: Step): string {
  return `${step.parent} › ${step.name}`;
}

function flowDifferences(wanted: readonly Step[], present: readonly Step[]): Difference[] {
  const found: Difference[] = [];
  for (const step of wanted) {
    const before = present.find((candidate) => label(candidate) === label(step));
    if (before?.requirement !== step.requirement) {
      found.push({ field: label(step), from: before?.requirement, to: step.requirement });
    }
    const { from, to } = { from: before?.live?.settings, to: settingsOf(step) };
    if (to !== undefined && !same(from, to)) found.push({ field: `${label(step)} config`, from, to });
  }
  for (const step of present) {
    if (!wanted.some((candidate) => label(candidate) === label(step))) {
      found.push({ field: label(step), from: step.requirement, to: undefined });
    }
  }
  const order = { from: present.map(label), to: wanted.map(label) };
  if (found.length === 0 && order.from.join() !== order.to.join()) found.push({ field: "order", ...order });
  return found;
}

/** What is declared for a step, where it is an authenticator that takes something. */
function settingsOf({ execution }: Step): Record<string, string> | undefined {
  return execution !== undefined && "authenticator" in execution ? execution.config : undefined;
}

async function writeFlow(api: Api, flow: Flow, isNew: boolean): Promise<void> {
  if (isNew) {
    const { alias, description, type } = flow;
    await api.post("/authentication/flows", {
      alias,
      description,
      providerId: type,
      topLevel: true,
      builtIn: false,
    });
  }
  const wanted = declaredSteps(flow);
  const present = liveSteps(flow.alias, (await readExecutions(api, flow.alias)) ?? []);
  const surplus = present.filter((step) => !wanted.some((other) => label(other) === label(step)));
  for (const step of surplus) {
    // Deleting a subflow deletes its steps.
    if (surplus.some(({ name }) => name === step.parent)) continue;
    await api.delete(path`/authentication/executions/${step.live?.id ?? ""}`);
  }
  for (const step of wanted.filter(
    (candidate) => !present.some((other) => label(other) === label(candidate)),
  )) {
    await addStep(api, step);
  }
  await arrange(api, flow, wanted);
  await configure(api, flow, wanted);
}

async function addStep(api: Api, { parent, execution }: Step): Promise<void> {
  if (execution === undefined) return;
  if ("authenticator" in execution) {
    await api.post(path`/authentication/flows/${parent}/executions/execution`, {
      provider: execution.authenticator,
    });
    return;
  }
  const { subflow: alias, description = "", type, formProvider: provider } = execution;
  await api.post(path`/authentication/flows/${parent}/executions/flow`, {
    alias,
    description,
    type,
    provider,
  });
}

/** Sets requirement and order of every step that differs; new steps arrive last and, mostly, disabled. */
async function arrange(api: Api, flow: Flow, wanted: readonly Step[]): Promise<void> {
  const present = liveSteps(flow.alias, (await readExecutions(api, flow.alias)) ?? []);
  const isOrdered = present.map(label).join() === wanted.map(label).join();
  for (const [position, step] of wanted.entries()) {
    const live = present.find((candidate) => label(candidate) === label(step))?.live;
    const priority = isOrdered ? live?.priority : (position + 1) * 10;
    if (live?.requirement === step.requirement && live.priority === priority) continue;
    await api.put(path`/authentication/flows/${flow.alias}/executions`, {
      ...live,
      requirement: step.requirement,
      priority,
    });
  }
}

/** Tells each authenticator what is declared for it. */
async function configure(api: Api, flow: Flow, wanted: readonly Step[]): Promise<void> {
  const steps = wanted.filter((step) => settingsOf(step) !== undefined);
  if (steps.length === 0) return;
  const present = liveSteps(flow.alias, (await readExecutions(api, flow.alias)) ?? []);
  for (const step of steps) {
    const live = present.find((candidate) => label(candidate) === label(step))?.live;
    const config = settingsOf(step);
    if (same(live?.settings, config)) continue;
    const body = { alias: label(step), config };
    const id = live?.authenticationConfig;
    if (id === undefined) await api.post(path`/authentication/executions/${live?.id ?? ""}/config`, body);
    else await api.put(path`/authentication/config/${id}`, { ...body, id });
  }
}

async function deleteFlow(api: Api, alias: string): Promise<void> {
  const id = (await flowIds(api))[alias];
  if (id !== undefined) await api.delete(path`/authentication/flows/${id}`);
}

/** Ids of the realm's flows by alias. */
export async function flowIds(api: Api): Promise<Record<string, string>> {
  const flows = (await api.get("/authentication/flows")) as { id: string; alias: string }[];
  return Object.fromEntries(flows.map(({ alias, id }) => [alias, id]));
}
