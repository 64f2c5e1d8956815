import { createServer, type Server } from "node:http";
import { isPartName, type PartName } from "./part.ts";
import type { Stack } from "./stack.ts";

/** Stops and starts parts of a running stack from another process: how a test takes Keycloak or SMTP down and back. */
export type StackControl = {
  /** Ends when the part no longer answers. */
  stop(part: PartName): Promise<void>;
  /** Ends when the part is ready again; does nothing when it runs. */
  start(part: PartName): Promise<void>;
};

/** The control of the stack that answers at this URL. */
export function controlStack(url: string): StackControl {
  async function command(part: PartName, verb: "start" | "stop"): Promise<void> {
    const response = await fetch(`${url}/${part}/${verb}`, { method: "POST" });
    if (!response.ok) throw new Error(`The stack could not ${verb} ${part}: ${await response.text()}`);
  }
  return {
    stop: (part) => command(part, "stop"),
    start: (part) => command(part, "start"),
  };
}

/** Offers the control of a stack on a free port of loopback; answers its URL. */
export async function serveControl(stack: Stack): Promise<string> {
  const server = createServer((request, response) => {
    void answer(stack, request.method, request.url).then(({ status, text }) => {
      response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
    });
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

async function answer(
  stack: Stack,
  method: string | undefined,
  path: string | undefined,
): Promise<{ status: number; text: string }> {
  const [, part = "", verb] = (path ?? "").split("/");
  if (method !== "POST" || !isPartName(part) || (verb !== "start" && verb !== "stop")) {
    return { status: 404, text: `There is no ${method ?? ""} ${path ?? ""}.` };
  }
  try {
    await stack.part(part)[verb]();
    return { status: 200, text: "done" };
  } catch (error) {
    return { status: 500, text: error instanceof Error ? error.message : String(error) };
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
      resolve(address.port);
    });
  });
}
