import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyRealm } from "../src/index.ts";
import { runCommand } from "./command.ts";
import { TEST_VARIABLES, testKeycloak, testRealm } from "./keycloak.ts";

const realm = testRealm();
const folder = mkdtempSync(join(import.meta.dirname, "exported-"));

beforeAll(() => applyRealm({ ...testKeycloak(), variables: TEST_VARIABLES, realm: realm.name }));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await realm.remove();
});

test("an export type-checks, plans to no change, and shows what was changed by hand", async () => {
  await realm.api.put("", { accessTokenLifespan: 123 });
  const file = join(folder, "realm.ts");
  expect(await runCommand(realm.name, "export", "--out", file)).toMatchObject({ exitCode: 0, stderr: "" });
  const plan = await runCommand(realm.name, "plan", "--definition", file);
  expect(plan).toMatchObject({ exitCode: 0, stderr: "" });
  expect(plan.stdout).toMatch(/^No changes/);
  expect((await runCommand(realm.name, "plan")).stdout).toMatch(/accessTokenLifespan *123 → 300/);

  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"] }),
  );
  const tsc = promisify(execFile)("tsc", ["-p", folder], { env: process.env });
  await expect(tsc).resolves.toMatchObject({ stdout: "" });
}, 60_000);
