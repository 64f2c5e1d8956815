import express, { type Express, type Request, type RequestHandler } from "express";
import type { Logger } from "pino";
import type { Configuration } from "../configuration.ts";
import type { Crm } from "../crm/crm.ts";
import type { Changes } from "../database/changes.ts";
import type { Database } from "../database/database.ts";
import type { Identity } from "../identity/identity.ts";
import type { JobRepairs, Jobs } from "../jobs/jobs.ts";
import type { Links } from "../jobs/parts.ts";
import type { Mailer } from "../mail/mailer.ts";
import { createProofs } from "../proof-of-work/proofs.ts";
import type { Person } from "../registration/rights.ts";
import type { Machines } from "../session/machines.ts";
import { createDocsRoutes } from "./api/docs.ts";
import { ENDPOINTS } from "./api/endpoints.ts";
import { serveEndpoints } from "./api/serve.ts";
import { callerOf, isStillEntitled } from "./caller.ts";
import { createConfirmRoutes } from "./confirm.ts";
import { createHealthRoutes } from "./health.ts";
import { Problem, sendProblems } from "./problem.ts";
import { createRegistrationRoutes } from "./registrations.ts";
import { requestLog } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import { createUserInterfaceRoutes } from "./user-interface.ts";

export type ApplicationParts = {
  configuration: Configuration;
  database: Database;
  identity: Identity;
  crm: Crm;
  mailer: Mailer;
  jobs: Jobs & JobRepairs;
  changes: Changes;
  links: Links;
  log: Logger;
  /** Who is signed in, if anybody. */
  readSession: (request: Request, options?: { prolong: boolean }) => Promise<Person | undefined>;
  /** The person's own authority at Keycloak; undefined when only a new log-in helps. */
  ownAccessToken: (request: Request) => Promise<string | undefined>;
  /** Programs that come with an access token of their own. */
  machines: Machines;
  /** Log-in and log-out. */
  signInRoutes: RequestHandler;
  /** Refuses state-changing requests that do not come from our own pages. */
  requireSameOrigin: RequestHandler;
};

/** Everything the service answers over HTTP. Every address it gives out comes from the configuration, none from a header. */
export function createApplication(parts: ApplicationParts): Express {
  const { configuration } = parts;
  const keycloakOrigin = new URL(configuration.KEYCLOAK_URL).origin;
  const ownOrigin = configuration.PUBLIC_URL;
  const requestLimit = configuration.REQUESTS_PER_ADDRESS;

  const application = express();
  application.disable("x-powered-by");
  application.disable("etag");
  application.set("query parser", "simple");
  application.set("trust proxy", configuration.TRUSTED_PROXIES);
  application.use(requestLog(parts.log));
  application.use(securityHeaders({ publicUrl: configuration.PUBLIC_URL, keycloakOrigin }));

  application.use(createHealthRoutes(parts));
  application.use(
    createRegistrationRoutes({
      ...parts,
      requestLimit,
      mismatchLimits: {
        perAddress: configuration.MISMATCHES_PER_ADDRESS,
        perCustomer: configuration.MISMATCHES_PER_CUSTOMER,
      },
      proofs: createProofs({
        database: parts.database,
        secret: configuration.KEYCLOAK_CLIENT_SECRET,
        rounds: configuration.PROOF_OF_WORK_ROUNDS,
      }),
      emailInUse: configuration.EMAIL_IN_USE,
      keycloakOrigin,
      ownOrigin,
    }),
  );
  application.use(createConfirmRoutes({ ...parts, requestLimit, ownOrigin }));
  application.use(parts.signInRoutes);
  application.use(
    createDocsRoutes({
      publicUrl: ownOrigin,
      issuer: `${configuration.KEYCLOAK_URL}/realms/${configuration.KEYCLOAK_REALM}`,
    }),
  );
  application.use(
    serveEndpoints(ENDPOINTS, {
      ...parts,
      undoWindow: configuration.UNDO_SECONDS,
      callerOf: (request) => callerOf(parts, request),
      isStillEntitled: (request, caller) => isStillEntitled(parts, request, caller),
    }),
  );
  application.use(createUserInterfaceRoutes());
  application.use(() => {
    throw new Problem("not-found");
  });
  application.use(sendProblems);
  return application;
}
