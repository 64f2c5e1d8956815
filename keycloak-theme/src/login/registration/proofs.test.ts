import { expect, test, vi } from "vitest";
import { withProof } from "./api";
import { createProofs } from "./proofs";

function proofs() {
  let count = 0;
  const fetchChallenge = vi.fn(() => Promise.resolve<unknown>(`task ${++count}`));
  const solve = vi.fn((challenge: unknown) =>
    Promise.resolve<string | undefined>(`solved ${String(challenge)}`),
  );
  return { fetchChallenge, solve, proofs: createProofs({ fetchChallenge, solve }) };
}

test("one proof is solved ahead, however often it is prepared, and serves one question", async () => {
  const { fetchChallenge, proofs: ours } = proofs();
  ours.prepare();
  ours.prepare();
  expect(await ours.take()).toBe("solved task 1");
  expect(await ours.take()).toBe("solved task 2");
  expect(fetchChallenge).toHaveBeenCalledTimes(2);
});

test("where no proof can be had, the question is asked without one", async () => {
  const { fetchChallenge, proofs: ours } = proofs();
  fetchChallenge.mockRejectedValueOnce(new TypeError("offline"));
  const ask = vi.fn(() => Promise.resolve({ outcome: "no-connection" } as const));
  expect(await withProof(ours, ask)).toEqual({ outcome: "no-connection" });
  expect(ask.mock.calls).toEqual([[undefined]]);
});

test("a harder proof that is asked for is solved, and the question sent again", async () => {
  const ask = vi.fn((proof: string | undefined) =>
    Promise.resolve(
      proof === "solved hard"
        ? ({ outcome: "ok" } as const)
        : ({ outcome: "proof-required", challenge: "hard" } as const),
    ),
  );
  expect(await withProof(proofs().proofs, ask)).toEqual({ outcome: "ok" });
  expect(ask.mock.calls).toEqual([["solved task 1"], ["solved hard"]]);
});

test("a service that is never satisfied, or asks for the impossible, means: later", async () => {
  const again = () => Promise.resolve({ outcome: "proof-required", challenge: "more" } as const);
  const ask = vi.fn(again);
  expect(await withProof(proofs().proofs, ask)).toEqual({ outcome: "later" });
  expect(ask).toHaveBeenCalledTimes(4);

  const { solve, proofs: ours } = proofs();
  solve.mockRejectedValue(new Error("no WebCrypto"));
  expect(await withProof(ours, again)).toEqual({ outcome: "later" });
});
