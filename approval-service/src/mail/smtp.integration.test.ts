import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type Mailer, MailRefused, MailUnavailable } from "./mailer.ts";
import { createSmtpMailer } from "./smtp.ts";

type Transcript = { recipients: string[]; data: string };

let server: Server | undefined;
let mailer: Mailer | undefined;
const sockets = new Set<Socket>();
afterEach(() => {
  mailer?.close();
  for (const socket of sockets) socket.destroy();
  server?.close();
});

/** An SMTP server (RFC 5321) on a real socket that answers as told. */
async function smtpServer(answers: { rcpt?: string; data?: string; end?: string } = {}): Promise<Transcript> {
  const transcript: Transcript = { recipients: [], data: "" };
  server = createServer((socket) => {
    sockets.add(socket);
    let inData = false;
    socket.write("220 test ESMTP\r\n");
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => {
      const text = chunk.toString();
      if (inData) {
        transcript.data += text;
        if (!transcript.data.endsWith("\r\n.\r\n")) return;
        inData = false;
        socket.write(`${answers.end ?? "250 queued"}\r\n`);
        return;
      }
      for (const line of text.split("\r\n").filter(Boolean)) {
        if (line.startsWith("RCPT")) {
          transcript.recipients.push(line);
          socket.write(`${answers.rcpt ?? "250 ok"}\r\n`);
        } else if (line === "DATA") {
          inData = (answers.data ?? "354").startsWith("354");
          socket.write(`${answers.data ?? "354 go"}\r\n`);
        } else socket.write("250 ok\r\n");
      }
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return transcript;
}

function theMailer(): Mailer {
  const { port } = server?.address() as AddressInfo;
  mailer = createSmtpMailer({
    url: `smtp://127.0.0.1:${port}`,
    from: { name: "CGM PORTAL", address: "no-reply@portal.example" },
  });
  return mailer;
}

const MAIL = { subject: "Bitte bestätigen", html: "<p>Grüße</p>", text: "Grüße" };

describe("a mail", () => {
  test("goes to one recipient, under an id that stays the same when it is sent again", async () => {
    const transcript = await smtpServer();
    await theMailer().send(
      MAIL,
      { name: 'Erika "M", a@b.example', address: "erika@praxis.example" },
      "job-1",
    );
    expect(transcript.recipients).toEqual(["RCPT TO:<erika@praxis.example>"]);
    expect(transcript.data).toContain("Message-ID: <job-1@portal.example>");
    expect(transcript.data).toContain("Auto-Submitted: auto-generated");
    expect(transcript.data.match(/^To:/gm)).toHaveLength(1);
  });

  test.each([
    ["the recipient does not exist", { rcpt: "550 5.1.1 no such user" }],
    ["the content is refused", { end: "554 5.7.1 refused" }],
  ])("is refused for good when %s", async (_why, answers) => {
    await smtpServer(answers);
    await expect(theMailer().send(MAIL, { address: "erika@praxis.example" }, "job-1")).rejects.toThrow(
      MailRefused,
    );
  });

  test.each([
    ["the mailbox is busy", { rcpt: "450 4.2.0 busy" }],
    ["the server is full", { end: "452 4.3.1 full" }],
    ["it is greylisted", { data: "451 4.7.1 later" }],
  ])("can be sent later when %s", async (_why, answers) => {
    await smtpServer(answers);
    await expect(theMailer().send(MAIL, { address: "erika@praxis.example" }, "job-1")).rejects.toThrow(
      MailUnavailable,
    );
  });

  test("can be sent later when nobody answers", async () => {
    const nobody = createSmtpMailer({
      url: "smtp://127.0.0.1:1",
      from: { name: "", address: "a@b.example" },
    });
    await expect(nobody.send(MAIL, { address: "erika@praxis.example" }, "job-1")).rejects.toThrow(
      MailUnavailable,
    );
    expect(await nobody.isReachable()).toBe(false);
    nobody.close();
  });
});
