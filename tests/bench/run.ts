import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { KEYCLOAK_ADMIN, ROOT, startTestStack, superuserUrl } from "@cgm-portal/local-stack";

/** npm run bench -- <name>: runs one benchmark, or all of them, on a stack of its own. */
const BENCHMARKS: Readonly<Record<string, string>> = {
  realm: "realm-config/bench/realm.ts",
  lists: "approval-service/bench/lists.ts",
  answers: "approval-service/bench/answers.ts",
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(", ")}; there are: ${Object.keys(BENCHMARKS).join(", ")}.`,
  );
  process.exit(1);
}

const stack = await startTestStack();
const { definition } = stack;
let failed = false;
try {
  for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHMARKS)) {
    const { status } = spawnSync(process.execPath, [join(ROOT, BENCHMARKS[name] ?? "")], {
      stdio: "inherit",
      env: {
        ...process.env,
        TEST_KEYCLOAK_URL: definition.urls.keycloak,
        TEST_KEYCLOAK_ADMIN_USERNAME: KEYCLOAK_ADMIN.username,
        TEST_KEYCLOAK_ADMIN_PASSWORD: KEYCLOAK_ADMIN.password,
        TEST_POSTGRES_URL: superuserUrl(definition),
        KEYCLOAK_HOME: join(definition.directory, "keycloak"),
      },
    });
    failed ||= status !== 0;
  }
} finally {
  await stack.stop();
}
process.exit(failed ? 1 : 0);
