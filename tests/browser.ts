import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const INSTALLED_NAMES = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Starts a headless browser: an installed Chrome or Chromium, else Playwright's own. `provideBrowser` made sure of one. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = installedBrowser();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      // Chromium refuses its sandbox to root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
}

/** Makes sure that a browser is there before the tests run. Throws one sentence when none can be had. */
export function provideBrowser(): void {
  if (installedBrowser() !== undefined || existsSync(chromium.executablePath())) return;
  console.log("No Chrome or Chromium is installed; fetching one…");
  const playwright = join(import.meta.dirname, "../node_modules/playwright-core/cli.js");
  if (succeeds(process.execPath, [playwright, "install", "chromium-headless-shell"])) return;
  if (process.getuid?.() === 0 && succeeds("apt-get", ["update", "-q"])) {
    if (succeeds("apt-get", ["install", "-y", "-q", "chromium"]) && installedBrowser() !== undefined) return;
  }
  throw new Error(
    "The browser tests need Chrome or Chromium: please install one (on Debian: apt-get install chromium).",
  );
}

function installedBrowser(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = folders.flatMap((folder) => INSTALLED_NAMES.map((name) => join(folder, name)));
  return [...candidates, MAC_CHROME].find((file) => existsSync(file));
}

function succeeds(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    return true;
  } catch {
    return false;
  }
}
