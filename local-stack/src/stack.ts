import { approvalServicePart } from "./approval-service.ts";
import { crmPart } from "./crm.ts";
import { keycloakPart } from "./keycloak.ts";
import { maildevPart } from "./maildev.ts";
import type { Part, PartName } from "./part.ts";
import { portalPart } from "./portal.ts";
import { postgresPart } from "./postgres.ts";
import { postgresPartForTests } from "./postgres-container.ts";
import { prepare } from "./prepare.ts";
import { step } from "./progress.ts";
import { applyLocalRealm } from "./realm.ts";
import type { Surroundings } from "./surroundings.ts";

/** A stack as its supervisor handles it. */
export type Stack = {
  /** Builds what changed and starts the parts, each when those it needs are ready. */
  start(): Promise<void>;
  /** Stops the parts that run, in reverse order. */
  stop(): Promise<void>;
  /** One part, to be stopped and started while the others run. */
  part(name: PartName): Part;
};

export type StackOptions = {
  /** For a run of the tests: PostgreSQL may come from a container, and its data need not survive a power cut. */
  forTests: boolean;
};

/** Puts the parts together. */
export function makeStack(surroundings: Surroundings, options: StackOptions): Stack {
  const { definition, children } = surroundings;
  const parts = new Map<PartName, Part>();

  async function startPart(part: Part): Promise<void> {
    parts.set(part.name, part);
    await step(`Start ${part.title}`, () => part.start());
  }

  return {
    async start() {
      const keycloakHome = await prepare(children);
      await startPart(
        options.forTests ? postgresPartForTests(surroundings) : postgresPart(surroundings, { durable: true }),
      );
      await startPart(crmPart(surroundings));
      await startPart(maildevPart(surroundings));
      await startPart(keycloakPart(surroundings, keycloakHome));
      await step("Apply the realm", () => applyLocalRealm(definition));
      await startPart(approvalServicePart(surroundings, options));
      await startPart(portalPart(surroundings));
    },
    async stop() {
      for (const part of [...parts.values()].reverse()) {
        // The CRM is a database of PostgreSQL and goes with it.
        if (part.name !== "crm") await part.stop();
      }
    },
    part(name) {
      const part = parts.get(name);
      if (!part) throw new Error(`${name} has not been started yet.`);
      return part;
    },
  };
}
