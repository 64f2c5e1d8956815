import { describe, expect, test } from "vitest";
import { explainMissingClaims, explainRedirectUri } from "./explain.ts";

describe("a redirect URI that is not accepted", () => {
  test.each([
    ["https://labor.example/callback/", "the slash at the end differs"],
    ["http://labor.example/callback", "the scheme differs"],
    ["https://labor.example:8443/callback", "the port differs"],
    ["https://labor.example/cb", "the path differs"],
    ["https://other.example/", "declared: https://labor.example/callback"],
  ])("%s: %s", (given, reason) => {
    expect(explainRedirectUri(given, ["https://labor.example/callback"], "400")).toContain(reason);
  });
});

describe("a claim that is missing", () => {
  test("because the scope was never applied", () => {
    expect(explainMissingClaims({}, ["basic"], ["basic", "customer"])).toEqual([
      "customer_number is missing: the live client has no scope customer. Apply.",
    ]);
  });

  test("because the person has none", () => {
    expect(explainMissingClaims({}, ["customer"])).toEqual([
      expect.stringMatching(/belongs to no customer account/),
    ]);
  });

  test("but nobody needs to have a role, nor a claim that the app does not ask for", () => {
    expect(explainMissingClaims({ sub: "x" }, ["basic", "portal-roles"])).toEqual([]);
  });
});
