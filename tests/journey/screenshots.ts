import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Takes a picture of the page at desktop and at phone width. */
export type Photographer = (page: Page, name: string) => Promise<void>;

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/**
 * Pictures are written only when SCREENSHOTS names a folder (the README's pictures: SCREENSHOTS=docs/screenshots npm test),
 * so that an ordinary test run leaves the checkout as it was.
 */
export function photographer(language: string): Photographer {
  const folder = process.env["SCREENSHOTS"];
  if (!folder) return () => Promise.resolve();
  const target = join(import.meta.dirname, "../..", folder, language);
  return async (page, name) => {
    await mkdir(target, { recursive: true });
    await page.setViewportSize(PHONE);
    await page.screenshot({ path: join(target, `${name}-phone.png`), fullPage: true });
    await page.setViewportSize(DESKTOP);
    await page.screenshot({ path: join(target, `${name}.png`), fullPage: true });
  };
}
