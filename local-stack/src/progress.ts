import { styleText } from "node:util";

/** How often a long step says that it is still at work: on a terminal, and in a log file. */
const INTERVAL_MS = { terminal: 1_000, log: 10_000 };

/** Shows a step while it runs, with the seconds so far, and its end. */
export async function step<Result>(
  title: string,
  work: () => Promise<Result>,
  /** What to add to the line while waiting, for example how much has been downloaded. */
  detail: () => string = () => "",
): Promise<Result> {
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  const onTerminal = process.stdout.isTTY;
  const still = () => {
    const line = `  … ${title} (${[seconds(), detail()].filter(Boolean).join(", ")})`;
    process.stdout.write(onTerminal ? `\r\x1b[K${line}` : `${line}\n`);
  };
  if (onTerminal) still();
  const timer = setInterval(still, onTerminal ? INTERVAL_MS.terminal : INTERVAL_MS.log);
  const end = (mark: string) => {
    clearInterval(timer);
    process.stdout.write(`${onTerminal ? "\r\x1b[K" : ""}  ${mark} ${title} (${seconds()})\n`);
  };
  try {
    const result = await work();
    end(styleText("green", "✓"));
    return result;
  } catch (error) {
    end(styleText("red", "✗"));
    throw error;
  }
}
