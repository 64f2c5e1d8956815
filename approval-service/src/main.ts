import { CLIENTS, ROLES } from "@cgm-portal/realm-config/names";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import {
  type Configuration,
  ConfigurationError,
  keycloakUrlForUs,
  readConfiguration,
} from "./configuration.ts";
import { openCustomerDirectory } from "./crm/customer-directory.ts";
import { listenForChanges } from "./database/changes.ts";
import { DatabaseUnavailable, openDatabase } from "./database/database.ts";
import { assertMigrated, NotMigrated } from "./database/migrate.ts";
import { createApplication } from "./http/application.ts";
import { authRoutes } from "./http/auth.ts";
import { requireSameOrigin } from "./http/same-origin.ts";
import { createKeycloakIdentity } from "./identity/keycloak.ts";
import { keycloakOptions } from "./identity/keycloak-options.ts";
import type { JobParts } from "./jobs/parts.ts";
import { startJobs } from "./jobs/run.ts";
import { createLinks } from "./links.ts";
import { createLog } from "./log.ts";
import { createSmtpMailer } from "./mail/smtp.ts";
import { createMachines } from "./session/machines.ts";
import { createOpenIdProvider } from "./session/open-id-provider.ts";
import { ownAccessToken } from "./session/own-authority.ts";
import { createSessions } from "./session/session.ts";
import { createSignIns } from "./session/sign-in.ts";

/** How long to wait for our own database at the start, before giving up with a sentence. */
const DATABASE_PATIENCE_MS = 60_000;
/** How long requests and jobs under way may take once we are told to stop. */
const STOP_DEADLINE_MS = 25_000;
/** As cron says it; it knows nothing shorter. */
const EVERY_MINUTE = "* * * * *";

/** Something the operator has to put right before the service can start. */
class CannotStart extends Error {
  override readonly name = "CannotStart";
}

try {
  await run(readConfiguration(process.env));
} catch (error) {
  if (!(error instanceof ConfigurationError) && !(error instanceof CannotStart)) throw error;
  console.error(error.message);
  // Connections that are open already would keep the process alive.
  process.exit(1);
}

/** Wires the real parts together; the only place that knows them all. */
async function run(configuration: Configuration): Promise<void> {
  const log = createLog(configuration.LOG_LEVEL);
  const onIdleError = (error: Error) => {
    log.warn({ err: error }, "A database connection broke and will be replaced.");
  };
  const database = openDatabase({
    connectionString: configuration.DATABASE_URL,
    connections: configuration.DATABASE_CONNECTIONS,
    onIdleError,
  });
  await whenReachable(() => assertMigrated(database));

  const crm = openCustomerDirectory({
    connectionString: configuration.CRM_DATABASE_URL,
    query: configuration.CRM_QUERY,
    searchQuery: configuration.CRM_SEARCH_QUERY,
    onIdleError,
  });
  const identity = createKeycloakIdentity(keycloakOptions(configuration));
  const mailer = createSmtpMailer({ url: configuration.SMTP_URL, from: configuration.MAIL_FROM });
  const links = createLinks(configuration);
  const jobs = await startJobs({ connectionString: configuration.DATABASE_URL, log });

  const changes = listenForChanges({ connectionString: configuration.DATABASE_URL, log });
  const publicUrl = configuration.PUBLIC_URL;
  const sessions = createSessions({
    database,
    publicUrl,
    lifetimes: { absolute: configuration.SESSION_LIFETIME, idle: configuration.SESSION_IDLE_LIFETIME },
  });

  const provider = createOpenIdProvider({
    keycloakUrl: configuration.KEYCLOAK_URL,
    internalUrl: keycloakUrlForUs(configuration),
    realm: configuration.KEYCLOAK_REALM,
    clientId: configuration.OIDC_CLIENT_ID,
    clientSecret: configuration.OIDC_CLIENT_SECRET,
    publicUrl,
  });

  const application = createApplication({
    configuration,
    database,
    identity,
    crm,
    mailer,
    jobs,
    changes,
    links,
    log,
    readSession: (request, options) => sessions.readSession(request, options),
    ownAccessToken: (request) => ownAccessToken({ sessions, provider }, request),
    machines: createMachines({
      issuer: `${configuration.KEYCLOAK_URL}/realms/${configuration.KEYCLOAK_REALM}`,
      keysUrl: `${keycloakUrlForUs(configuration)}/realms/${configuration.KEYCLOAK_REALM}/protocol/openid-connect/certs`,
      audience: CLIENTS.approvalApi,
      role: ROLES.apiClient,
    }),
    signInRoutes: authRoutes({
      database,
      identity,
      provider,
      sessions,
      signIns: createSignIns({ database, publicUrl }),
      publicUrl,
    }),
    requireSameOrigin: requireSameOrigin(publicUrl),
  });
  const server = application.listen(configuration.PORT, configuration.HOST);
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  await listening(server, configuration);

  const jobParts: JobParts = {
    database,
    identity,
    mailer,
    jobs,
    links,
    lifetimes: { confirmation: configuration.CONFIRMATION_LIFETIME, pending: configuration.PENDING_LIFETIME },
    reminders: { after: configuration.REMINDERS, escalationAfter: configuration.ESCALATION_AFTER },
    digestWindow: configuration.DIGEST_WINDOW,
    undoWindow: configuration.UNDO_SECONDS,
    completionCheckInterval: configuration.COMPLETION_CHECK_INTERVAL,
    removeExpiredSessions: () => sessions.removeExpired(),
    log,
  };
  await jobs.work(jobParts, {
    "expire-registrations": configuration.EXPIRY_SCHEDULE,
    "remind-approvers": configuration.REMINDER_SCHEDULE,
    "reconcile-portal-users": configuration.RECONCILE_SCHEDULE,
    "register-newcomers": EVERY_MINUTE,
    "seal-audit": EVERY_MINUTE,
  });
  await database.transaction((transaction) =>
    jobs.enqueue(transaction, "reconcile-portal-users", null, { key: "at-start" }),
  );

  const stop = async (signal: string) => {
    log.info({ signal }, "Stopping.");
    // Whatever hangs must not hang us: jobs that do not finish are taken up by the next process.
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    // Ends the streams of events, which would keep the server open.
    await changes.close();
    await closed(server);
    await jobs.stop();
    mailer.close();
    await Promise.all([crm.close(), database.close()]);
    log.info("Stopped.");
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => void stop(signal));
  log.info({ port: (server.address() as AddressInfo).port }, "The approval-service is ready.");
}

/** Waits for our own database, which may be starting at the same time as we are. */
async function whenReachable<T>(ask: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + DATABASE_PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof NotMigrated) throw new CannotStart(error.message, { cause: error });
      if (!(error instanceof DatabaseUnavailable)) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new CannotStart(`The database named by DATABASE_URL refuses us: ${reason}.`, { cause: error });
      }
      if (Date.now() > deadline)
        throw new CannotStart("The database named by DATABASE_URL cannot be reached.");
      await delay(1_000);
    }
  }
}

async function listening(server: Server, { PORT, HOST }: Configuration): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE" ? "is in use" : `cannot be opened (${error.code ?? "unknown"})`;
      reject(new CannotStart(`Port ${PORT} on ${HOST} ${reason}: set PORT to another one.`));
    });
  });
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}
