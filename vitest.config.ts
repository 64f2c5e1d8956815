import { configDefaults, defineConfig } from "vitest/config";

/** Tests of several parts together, beside the file they test: on the stack, but not in a browser. */
const INTEGRATION = ["**/*.integration.test.ts"];
/** Tests by the pages a person sees. */
const BROWSER = ["tests/journey/**/*.test.ts", "tests/federation/**/*.test.ts"];

const EXCLUDED = [...configDefaults.exclude, "**/dist/**", "**/dist_keycloak/**", "**/.local/**"];

/** One stack serves both projects that name this: the second call finds it running. */
const onStack = { globalSetup: "tests/provide-stack.ts", hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...EXCLUDED, ...INTEGRATION, ...BROWSER],
        },
      },
      {
        test: {
          ...onStack,
          name: "integration",
          include: INTEGRATION,
          exclude: EXCLUDED,
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...onStack,
          name: "browser",
          include: BROWSER,
          exclude: EXCLUDED,
          testTimeout: 60_000,
          // These tests take Keycloak, SMTP and the CRM down and back: one file at a time, after all others.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
