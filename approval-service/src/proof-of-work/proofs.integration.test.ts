import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { anApplication, aProof, challengeIn, get, post, solve } from "../../test/requests.ts";
import { startService, type TestService } from "../../test/service.ts";
import { forgetOldTraces } from "../database/statements/forget-old-traces.ts";
import { type Challenge, createProofs } from "./proofs.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterEach(() => vi.useRealTimers());
afterAll(() => service.stop());

function check(proof: unknown) {
  return post(`${service.url}/api/registrations/check`, anApplication({ proof }));
}

async function aChallenge(): Promise<Challenge> {
  return challengeIn(await get(`${service.url}/api/registrations/challenge`));
}

test("a solved challenge answers one question, also of those asked at the same moment", async () => {
  const proof = await aProof(service.url);
  const answers = await Promise.all(Array.from({ length: 20 }, () => check(proof)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(19).fill(428)]);
  expect((await check(proof)).status).toBe(428);
});

test("the answer to a missing proof brings one to solve", async () => {
  const answer = await check(undefined);
  expect(answer.status).toBe(428);
  expect(answer.body).toMatchObject({ code: "proof-required", title: "Rechenaufgabe nötig" });
  expect((await check(await solve(challengeIn(answer)))).status).toBe(204);
});

describe("what is refused", () => {
  test.each<[string, (challenge: Challenge) => unknown]>([
    ["a harder level than was given", ({ parameters }) => (parameters.data.level = 2)],
    ["a later end than was given", ({ parameters }) => (parameters.expiresAt += 3_600)],
    ["less work than was given", ({ parameters }) => (parameters.keyPrefix = "00")],
    ["another nonce than was given", ({ parameters }) => (parameters.nonce = "0".repeat(32))],
    ["no signature", (challenge) => (challenge.signature = "")],
  ])("a challenge with %s", async (_what, tamper) => {
    const challenge = await aChallenge();
    const solved = JSON.parse(atob(await solve(challenge))) as { challenge: Challenge };
    tamper(solved.challenge);
    expect((await check(btoa(JSON.stringify(solved)))).status).toBe(428);
  });

  test("a solution that is made up, half of it known from the challenge", async () => {
    const challenge = await aChallenge();
    const derivedKey = challenge.parameters.keyPrefix.padEnd(64, "0");
    const solution = { counter: 60, derivedKey };
    expect((await check(btoa(JSON.stringify({ challenge, solution })))).status).toBe(428);
  });

  test("another installation's challenge", async () => {
    const foreign = createProofs({ database: service.database.app, secret: "another", rounds: 1 });
    expect((await check(await solve(await foreign.challenge(2)))).status).toBe(428);
  });

  test("an expired one, and then nothing is kept of it", async () => {
    const [late, spent] = [await aProof(service.url), await aProof(service.url)];
    expect((await check(spent)).status).toBe(204);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 60_000 });
    expect((await check(late)).status).toBe(428);

    await service.database.owner.query("update spent_proof set expires_at = now() - interval '2 hours'");
    await forgetOldTraces(service.database.app);
    expect((await service.database.owner.query("select from spent_proof")).rowCount).toBe(0);
    expect((await check(spent)).status).toBe(428);
  });

  test.each(["", "x", btoa("null"), btoa('{"challenge":{"parameters":{}}}'), btoa("[".repeat(2_000))])(
    "a text that is no proof (%#)",
    async (proof) => {
      expect((await check(proof)).status).toBe(428);
    },
  );

  test.each([{ a: 1 }, ["x"], 1, "x".repeat(4_097)])(
    "a proof that is no text, or too long (%#)",
    async (proof) => {
      expect((await check(proof)).status).toBe(400);
    },
  );
});

test("a proof solved before a restart counts after it", async () => {
  const proofs = () => createProofs({ database: service.database.app, secret: "the same", rounds: 1 });
  const proof = await solve(await proofs().challenge(1));
  expect(await proofs().redeem(proof)).toBe(1);
  expect(await proofs().redeem(proof)).toBeUndefined();
});

test("each level takes four times the one before", async () => {
  const proofs = createProofs({ database: service.database.app, secret: "the same", rounds: 1 });
  const tries = async (level: 0 | 1 | 2) => {
    const { solution } = JSON.parse(atob(await solve(await proofs.challenge(level)))) as {
      solution: { counter: number };
    };
    return solution.counter;
  };
  for (const [level, factor] of [
    [0, 1],
    [1, 4],
    [2, 16],
  ] as const) {
    const counter = await tries(level);
    expect(counter).toBeGreaterThanOrEqual(60 * factor);
    expect(counter).toBeLessThanOrEqual(100 * factor);
  }
});
