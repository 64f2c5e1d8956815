/**
 * Whether the time of an answer tells what is known of an address (GUARDS A1): registering and asking for the mail again,
 * with an address nobody knows, one that waits and one that has an account. The kinds take turns in one run, each address is
 * asked about once; medians and their ratio to the unknown address are compared with the promised limit.
 *
 * Needs a PostgreSQL server in TEST_POSTGRES_URL, as the integration tests do.
 */
import { anApplication, aProof, post } from "../test/requests.ts";
import { startService } from "../test/service.ts";

const ROUNDS = 500;
const WARM_UP = 100;
const LIMIT = 0.05;
const KINDS = ["unknown", "waiting", "registered"] as const;

type Kind = (typeof KINDS)[number];

const service = await startService({
  environment: { REQUESTS_PER_ADDRESS: "1000000", MISMATCHES_PER_ADDRESS: "1000000" },
});
try {
  console.log(`| request | ${KINDS.join(" | ")} | ratios | limit |`);
  console.log("| --- | --- | --- | --- | --- | --- |");
  const results = [
    await report("register", "/api/registrations"),
    await report("send again", "/api/registrations/resend"),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await service.stop();
}

/** Measures and prints one line; whether it is within the limit. */
async function report(title: string, path: string): Promise<boolean> {
  await fill(title);
  const times: Record<Kind, number[]> = { unknown: [], waiting: [], registered: [] };
  for (let round = 1 - WARM_UP; round <= ROUNDS; round++) {
    // Another order each round: none always follows the same neighbour.
    for (let turn = 0; turn < KINDS.length; turn++) {
      const kind = KINDS[(round + WARM_UP + turn) % KINDS.length] ?? "unknown";
      const email = addressOf(title, kind, round);
      const body = path.endsWith("resend")
        ? { email }
        : anApplication({ email, proof: await aProof(service.url) });
      const begin = performance.now();
      const { status } = await post(service.url + path, body);
      const time = performance.now() - begin;
      if (status !== 202) throw new Error(`${path} answered ${status}.`);
      if (round > 0) times[kind].push(time);
    }
  }
  const medians = KINDS.map((kind) => median(times[kind]));
  const [unknown = Number.NaN, ...known] = medians;
  const ratios = known.map((value) => value / unknown);
  const cells = [
    title,
    ...medians.map((value) => `${value.toFixed(2)} ms`),
    ratios.map((ratio) => ratio.toFixed(3)).join(", "),
    `1 ± ${LIMIT}`,
  ];
  console.log(`| ${cells.join(" | ")} |`);
  return ratios.every((ratio) => Math.abs(ratio - 1) <= LIMIT);
}

/** Everybody whom a later round asks about. */
async function fill(title: string): Promise<void> {
  const rounds = Array.from({ length: ROUNDS + WARM_UP }, (_, n) => n + 1 - WARM_UP);
  await service.database.owner.query(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
       marketing_consent, confirmed_at)
     select 'pending', address, address, 'Erika', 'Mustermann', '1000001', 'de', '2026-11', false, now()
       from unnest($1::text[]) address`,
    [rounds.map((round) => addressOf(title, "waiting", round))],
  );
  await service.database.owner.query(
    `insert into portal_user (user_id, customer_number, email, email_key, first_name, last_name, enabled)
     select address, '1000001', address, address, 'Erika', 'Mustermann', true from unnest($1::text[]) address`,
    [rounds.map((round) => addressOf(title, "registered", round))],
  );
  await service.database.owner.query("analyze registration, portal_user");
}

function addressOf(title: string, kind: Kind, round: number): string {
  return `${title.replaceAll(" ", "-")}-${kind}-${round + WARM_UP}@praxis.example`;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
