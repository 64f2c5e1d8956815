import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Part } from "./part.ts";
import { serverPart } from "./server-part.ts";
import type { Surroundings } from "./surroundings.ts";
import { answersHttp } from "./wait.ts";

/** The program of the maildev package, whose exports offer the library alone. */
const program = fileURLToPath(new URL("bin/maildev.js", import.meta.resolve("maildev")));

/** The mail catcher: takes every mail by SMTP, delivers none, shows them on a web page. Mails outlive a restart. */
export function maildevPart({ definition, children, onLost }: Surroundings): Part {
  const { directory, ports, urls } = definition;
  return serverPart({
    name: "mail",
    title: "Mail catcher",
    launch: () =>
      children.start({
        name: "maildev",
        command: process.execPath,
        args: [
          program,
          ...["--ip", "127.0.0.1", "--smtp", String(ports.smtp)],
          ...["--web-ip", "127.0.0.1", "--web", String(ports.mailWeb)],
          ...["--mail-directory", join(directory, "mail"), "--max-emails", "10000"],
        ],
      }),
    ready: () => answersHttp(`${urls.mailApi}/email`),
    readyDeadlineMs: 30_000,
    onLost,
  });
}
