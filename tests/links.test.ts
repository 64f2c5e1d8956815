import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "@cgm-portal/local-stack";
import { expect, test } from "vitest";

const PAGES = globSync("{README.md,*/README.md,docs/**/*.md}", { cwd: ROOT });

test.each(PAGES)("every file that %s links to is there", (page) => {
  const text = readFileSync(join(ROOT, page), "utf8");
  const targets = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? "");
  const missing = targets.filter(
    (target) => !/^[a-z]+:/.test(target) && !existsSync(join(ROOT, dirname(page), target)),
  );
  expect(missing).toEqual([]);
});
