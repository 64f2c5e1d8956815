import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { ROOT } from "@cgm-portal/local-stack";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Looks at the page as people do: on a phone, on a desktop, with assistive technology. */
export type Look = (page: Page, name: string) => Promise<void>;

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Each page must hold WCAG 2.2 AA as far as axe-core can tell and must not scroll sideways on a phone.
 * Pictures are written only when SCREENSHOTS names a folder (the README's: SCREENSHOTS=docs/screenshots npm test), so
 * that an ordinary test run leaves the checkout as it was.
 */
export function looker(language: string): Look {
  const folder = process.env["SCREENSHOTS"];
  return async (page, name) => {
    for (const [suffix, viewport] of [
      ["-phone", PHONE],
      ["", DESKTOP],
    ] as const) {
      await page.setViewportSize(viewport);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${name} scrolls sideways at ${viewport.width} px`).toBe(0);
      if (!folder) continue;
      const target = resolve(ROOT, folder, language);
      await mkdir(target, { recursive: true });
      await page.screenshot({ path: join(target, `${name}${suffix}.png`), fullPage: true });
    }
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`),
      `${name} is accessible`,
    ).toEqual([]);
  };
}
