import { setTimeout as delay } from "node:timers/promises";
import { openDatabase } from "../src/database/database.ts";
import { startJobs } from "../src/jobs/run.ts";
import { createLog } from "../src/log.ts";
import { approve } from "../src/registration/approve.ts";
import { parseEmailAddress } from "../src/registration/email-address.ts";
import { expire } from "../src/registration/expire.ts";
import { reject } from "../src/registration/reject.ts";
import { resend } from "../src/registration/resend.ts";

/**
 * A process of its own that does to registrations what it is told, all at once: one side of the race in
 * src/registration/race.integration.test.ts.
 */
export type Act = {
  act: "approve" | "reject" | "resend" | "expire";
  registrationId: string;
  email: string;
  afterMs: number;
};

/** What one who decides gets to see. */
export type Seen = { registrationId: string; outcome: string; state: string; decidedBy: string | undefined };

const connectionString = process.env["DATABASE_URL"] ?? "";
const name = process.env["CONTENDER"] ?? "";
const database = openDatabase({ connectionString, connections: 20 });
const jobs = await startJobs({ connectionString, log: createLog("silent") });
const parts = { database, jobs, undoWindow: 0, lifetimes: { confirmation: 604_800, pending: 2_592_000 } };

async function perform({ act, registrationId, email, afterMs }: Act): Promise<Seen | undefined> {
  const caller = {
    userId: name,
    name,
    email: "",
    role: "operator",
    customerNumber: null,
    checked: true,
  } as const;
  const request = { registrationId, caller, requestId: "race" };
  await delay(afterMs);
  if (act === "expire") await expire(parts);
  if (act === "resend") {
    const address = parseEmailAddress(email);
    if (address) await resend(parts, address);
  }
  if (act === "expire" || act === "resend") return undefined;
  const seen = act === "approve" ? await approve(parts, request) : await reject(parts, request, "Zu spät.");
  if (!("registration" in seen))
    return { registrationId, outcome: seen.outcome, state: "", decidedBy: undefined };
  const { state, decision } = seen.registration;
  return { registrationId, outcome: seen.outcome, state, decidedBy: decision?.byName };
}

process.on("message", (acts: Act[]) => {
  void Promise.all(acts.map(perform)).then((seen) => process.send?.(seen.filter((one) => one !== undefined)));
});
process.send?.("ready");
