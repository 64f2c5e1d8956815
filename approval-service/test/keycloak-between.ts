import { once } from "node:events";
import { createServer, request as forward, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of a request: it goes through, never gets there, or is carried out and never answered. */
export type Fate = "passes" | "never arrives" | "is never answered";

export type PassingRequest = { method: string; path: string; body: string };

/** The real Keycloak of TEST_KEYCLOAK_URL, by a way on which requests and answers can get lost. */
export type KeycloakBetween = {
  /** As KEYCLOAK_URL. */
  url: string;
  fateOf: (request: PassingRequest) => Fate;
  /** Requests that were lost and, where they arrived, have been carried out. */
  lost: PassingRequest[];
  /** Requests that were carried out. */
  carriedOut: PassingRequest[];
  stop(): void;
};

export async function keycloakBetween(): Promise<KeycloakBetween> {
  const target = new URL(process.env["TEST_KEYCLOAK_URL"] ?? "");
  const server = createServer((incoming, response) => {
    void read(incoming).then((body) => {
      const passing = { method: incoming.method ?? "", path: incoming.url ?? "", body: body.toString() };
      const fate = state.fateOf(passing);
      if (fate === "never arrives") {
        state.lost.push(passing);
        return;
      }
      const { method, url: path, headers } = incoming;
      const onward = forward(new URL(path ?? "/", target), { method, headers }, (answer) => {
        void read(answer).then((content) => {
          state.carriedOut.push(passing);
          if (fate === "is never answered") state.lost.push(passing);
          else response.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
        });
      });
      onward.on("error", () => response.destroy());
      onward.end(body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const state: KeycloakBetween = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fateOf: () => "passes",
    lost: [],
    carriedOut: [],
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return state;
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
