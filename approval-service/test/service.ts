import { Router } from "express";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Configuration, readConfiguration } from "../src/configuration.ts";
import type { Crm } from "../src/crm/crm.ts";
import { openCustomerDirectory } from "../src/crm/customer-directory.ts";
import { listenForChanges } from "../src/database/changes.ts";
import { createApplication } from "../src/http/application.ts";
import { requireSameOrigin } from "../src/http/same-origin.ts";
import type { JobParts } from "../src/jobs/parts.ts";
import { type JobRunner, startJobs } from "../src/jobs/run.ts";
import { createLinks } from "../src/links.ts";
import { createLog } from "../src/log.ts";
import type { Registration } from "../src/registration/registration.ts";
import type { Caller, Person } from "../src/registration/rights.ts";
import { toRegistration, type RegistrationRow } from "../src/database/statements/registration-row.ts";
import { freshDatabase, type FreshDatabase, urlFor } from "./fresh-database.ts";
import { identityInMemory, type IdentityInMemory } from "./identity-in-memory.ts";
import { mailbox, type Mailbox } from "./mailbox.ts";

/** The service on a real PostgreSQL and over real HTTP, with an identity provider and a mailbox that can fail. */
export type TestService = {
  url: string;
  database: FreshDatabase;
  identity: IdentityInMemory;
  mailbox: Mailbox;
  jobs: JobRunner;
  jobParts: JobParts;
  configuration: Configuration;
  /** Begins to work on jobs; until then they wait. */
  work(): Promise<void>;
  registrations(): Promise<Registration[]>;
  /** The audit of a registration, as action and states. */
  history(registrationId: string): Promise<string[]>;
  jobsIn(state: string): Promise<{ name: string; output: unknown }[]>;
  stop(): Promise<void>;
};

const PUBLIC_URL = "https://approval.example";

export type TestServiceOptions = {
  environment?: Record<string, string>;
  /** Where the CRM would be; the demo customers of CUSTOMERS unless told. */
  crmUrl?: string;
};

/** Customers of every test, as a CRM keeps them: with spaces where people put them. */
export const CUSTOMERS = `
  create schema crm authorization crm_owner;
  create view crm.customer_directory as
    select * from (values ('1000001', '56070', 'Praxis am Rhein', true),
                          ('100 0002', '10115', 'MVZ Spree', true),
                          ('1000003', 'SW1A 1AA', 'Labour Isis', true),
                          ('1000004', '20095', 'Klinik Alster', false)) as customer(customer_number, postal_code, name, active);
  grant usage on schema crm to crm_reader;
  grant select on crm.customer_directory to crm_reader;`;

/** Where the service's CRM role finds them. */
export function customersUrl(database: FreshDatabase): string {
  return urlFor("crm_reader", database.name);
}

export async function startService(options: TestServiceOptions = {}): Promise<TestService> {
  const database = await freshDatabase();
  await database.asSuperuser(CUSTOMERS);
  const configuration = readConfiguration({
    PUBLIC_URL,
    DATABASE_URL: database.appUrl,
    CRM_DATABASE_URL: options.crmUrl ?? customersUrl(database),
    CRM_QUERY: `select customer_number, postal_code, name, active from crm.customer_directory
                where upper(replace(customer_number, ' ', '')) = $1`,
    CRM_SEARCH_QUERY: `select customer_number, postal_code, name, active from crm.customer_directory
                       where upper(replace(customer_number, ' ', '')) collate "C" > $2
                         and lower(replace(customer_number, ' ', '') || ' ' || name) like all ($1::text[])
                       order by upper(replace(customer_number, ' ', '')) collate "C" limit $3`,
    KEYCLOAK_URL: "https://login.example",
    KEYCLOAK_CLIENT_SECRET: "unused",
    OIDC_CLIENT_SECRET: "unused",
    LOG_LEVEL: "silent",
    UNDO_SECONDS: "0",
    PROOF_OF_WORK_ROUNDS: "1",
    ...options.environment,
  });
  const identity = identityInMemory();
  const box = mailbox();
  const log = createLog(configuration.LOG_LEVEL);
  const crm: Crm = openCustomerDirectory({
    connectionString: configuration.CRM_DATABASE_URL,
    query: configuration.CRM_QUERY,
    searchQuery: configuration.CRM_SEARCH_QUERY,
  });
  const jobs = await startJobs({ connectionString: configuration.DATABASE_URL, log, pollingSeconds: 0.5 });
  const links = createLinks(configuration);
  const changes = listenForChanges({ connectionString: configuration.DATABASE_URL, log });
  const parts = { database: database.app, identity, mailer: box, jobs, links, changes };
  const jobParts: JobParts = {
    ...parts,
    lifetimes: { confirmation: configuration.CONFIRMATION_LIFETIME, pending: configuration.PENDING_LIFETIME },
    reminders: { after: configuration.REMINDERS, escalationAfter: configuration.ESCALATION_AFTER },
    digestWindow: configuration.DIGEST_WINDOW,
    undoWindow: configuration.UNDO_SECONDS,
    completionCheckInterval: configuration.COMPLETION_CHECK_INTERVAL,
    removeExpiredSessions: () => Promise.resolve(),
    log,
  };
  const application = createApplication({
    ...parts,
    configuration,
    crm,
    log,
    readSession: (request) => Promise.resolve(personOf(request.get("x-test-person"))),
    ownAccessToken: (request) => Promise.resolve(personOf(request.get("x-test-person"))?.userId),
    machines: { identify: (token) => Promise.resolve(MACHINES[token] ?? "unknown") },
    signInRoutes: Router(),
    requireSameOrigin: requireSameOrigin(PUBLIC_URL),
  });
  const server = await listen(application);

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    database,
    identity,
    mailbox: box,
    jobs,
    jobParts,
    configuration,
    work: () => jobs.work(jobParts, {}),
    async registrations() {
      const { rows } = await database.owner.query<RegistrationRow>(
        "select * from registration order by registered_at",
      );
      return rows.map(toRegistration);
    },
    async history(registrationId) {
      const { rows } = await database.owner.query<{ line: string }>(
        `select action || coalesce(': ' || coalesce(before_state, '') || ' → ' || after_state, '') as line
         from audit where registration_id = $1 order by seq`,
        [registrationId],
      );
      return rows.map(({ line }) => line);
    },
    async jobsIn(state) {
      const { rows } = await database.owner.query<{ name: string; output: unknown }>(
        "select name, output from pgboss.job where state::text = $1 order by created_on",
        [state],
      );
      return rows;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await changes.close();
      await jobs.stop();
      await crm.close();
      await database.drop();
    },
  };
}

/** Access tokens that this service knows; real ones of a real Keycloak: src/session/machines.integration.test.ts. */
const MACHINES: Record<string, Caller | "not-entitled"> = {
  erp: {
    userId: "erp-account",
    name: "erp",
    email: "",
    role: "machine",
    customerNumber: null,
    checked: true,
  },
  other: "not-entitled",
};

/** Signs a request in as somebody, in place of the session cookie. */
export function as(person: Person): Record<string, string> {
  return { "x-test-person": Buffer.from(JSON.stringify(person)).toString("base64url") };
}

function personOf(header: string | undefined): Person | undefined {
  return header === undefined
    ? undefined
    : (JSON.parse(Buffer.from(header, "base64url").toString()) as Person);
}

async function listen(application: ReturnType<typeof createApplication>): Promise<Server> {
  return new Promise((resolve) => {
    const server = application.listen(0, "127.0.0.1", () => {
      resolve(server);
    });
  });
}
