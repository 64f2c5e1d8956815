import { configDefaults, defineConfig } from "vitest/config";

/** Tests of several parts together, beside the file they test: on the stack, but not in a browser. */
const INTEGRATION = ["**/*.integration.test.ts"];
/** Tests by the pages a person sees, side by side: each has people of its own. */
const BROWSER = ["tests/journey/**/*.test.ts"];
/** Those of them that the others would notice: they take parts of the stack away, end sessions or change the portal's own realm. */
const DISTURBING = [
  "tests/journey/approval-session.test.ts",
  "tests/journey/operators.test.ts",
  "tests/journey/outages.test.ts",
  "tests/federation/provider-registration.test.ts",
];
/** Takes the database away from everything, Keycloak too. */
const LAST = ["approval-service/src/database/restart.integration.test.ts"];
/** Tests by the pages that other apps' people see, each file with realms of its own. */
const FEDERATION = ["tests/federation/**/*.test.ts"];

const EXCLUDED = [...configDefaults.exclude, "**/dist/**", "**/dist_keycloak/**", "**/.local/**"];

/** One stack serves both projects that name this: the second call finds it running. */
const onStack = { globalSetup: "tests/provide-stack.ts", hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Most of these tests wait: for jobs, for Keycloak, for a browser.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...EXCLUDED, ...INTEGRATION, ...BROWSER, ...FEDERATION],
        },
      },
      {
        test: {
          ...onStack,
          name: "integration",
          include: INTEGRATION,
          exclude: [...EXCLUDED, ...LAST],
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...onStack,
          name: "federation",
          include: FEDERATION,
          exclude: [...EXCLUDED, ...DISTURBING],
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...onStack,
          name: "browser",
          include: BROWSER,
          exclude: [...EXCLUDED, ...DISTURBING],
          testTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...onStack,
          name: "disturbing",
          include: DISTURBING,
          exclude: EXCLUDED,
          testTimeout: 60_000,
          // One file at a time, after all others.
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...onStack,
          name: "last",
          include: LAST,
          exclude: EXCLUDED,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
