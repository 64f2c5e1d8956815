import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

export type ReceivedMail = { to: string; text: string };

/** A mail server (RFC 5321) on a real socket that can refuse and fall silent as told. */
export type MailServer = {
  /** As SMTP_URL. */
  url: string;
  /** Mails that it has, in the order in which they came. */
  received: ReceivedMail[];
  to(address: string): ReceivedMail[];
  /** What it answers to a recipient instead of taking the mail. */
  refusal: (recipient: string) => string | undefined;
  /** Whether it never answers again once it has a mail. */
  isSilentAfter: (mail: ReceivedMail) => boolean;
  stop(): void;
};

export async function startMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    socket.write("220 test ESMTP\r\n");
    let recipient = "";
    let data: string | undefined;
    socket.on("data", (chunk: Buffer) => {
      if (data !== undefined) {
        data += chunk.toString();
        if (!data.endsWith("\r\n.\r\n")) return;
        const mail = { to: recipient, text: decode(data) };
        data = undefined;
        state.received.push(mail);
        if (!state.isSilentAfter(mail)) socket.write("250 queued\r\n");
        return;
      }
      for (const line of chunk.toString().split("\r\n").filter(Boolean)) {
        if (line === "DATA") {
          data = "";
          socket.write("354 go\r\n");
        } else if (line.startsWith("RCPT")) {
          recipient = /<(.*)>/.exec(line)?.[1] ?? "";
          socket.write(`${state.refusal(recipient) ?? "250 ok"}\r\n`);
        } else socket.write("250 ok\r\n");
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const state: MailServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    to: (address) => state.received.filter(({ to }) => to === address),
    refusal: () => undefined,
    isSilentAfter: () => false,
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return state;
}

/** Enough of quoted-printable to find links and addresses; an encoded word of a header ends with the same characters as a soft line. */
function decode(data: string): string {
  return data.replaceAll(/(?<!\?)=\r\n/g, "").replaceAll("=3D", "=");
}
