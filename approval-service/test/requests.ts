import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { type Challenge, challenge } from "../src/proof-of-work/proofs.ts";
import type { SentMail } from "./mailbox.ts";
import type { TestService } from "./service.ts";

/** What an employee types; override what the test is about. */
export function anApplication(typed: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    email: "erika@praxis.example",
    customerNumber: "1000001",
    postalCode: "56070",
    firstName: "Erika",
    lastName: "Mustermann",
    privacyVersion: "2026-11",
    marketingConsent: true,
    locale: "de",
    ...typed,
  };
}

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };

/** Posts JSON and reads JSON. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return answerOf(response);
}

export async function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return answerOf(await fetch(url, { headers }));
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? asRecord(JSON.parse(text)) : { text },
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return value as Record<string, unknown>;
}

/** Solves a challenge, as the register page does. */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
}

/** A proof of work, good for one question to the service at this address. */
export async function aProof(url: string): Promise<string> {
  return solve(challengeIn(await get(new URL("/api/registrations/challenge", url).href)));
}

/** Posts JSON with a proof of work, and with harder ones while they are asked for, as the register page does. */
export async function postWithProof(
  url: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  let proof = await aProof(url);
  for (;;) {
    const answer = await post(url, { ...body, proof }, headers);
    if (answer.status !== 428) return answer;
    proof = await solve(challengeIn(answer));
  }
}

/** The challenge that an answer brings: the answer itself, or the one in a problem. */
export function challengeIn({ body }: Answer): Challenge {
  return challenge.parse(body["challenge"] ?? body);
}

export function register(service: TestService, typed: Record<string, unknown> = {}): Promise<Answer> {
  return postWithProof(`${service.url}/api/registrations`, anApplication(typed));
}

const LINK = /\/confirm\?token=([\w-]+)/;

/** The newest confirmation mail to an address. */
export function confirmationMailedTo(service: TestService, address: string): SentMail {
  const mail = service.mailbox.to(address).findLast(({ text }) => LINK.test(text));
  if (!mail) throw new Error(`No confirmation was mailed to ${address}.`);
  return mail;
}

/** The token in it. */
export function tokenMailedTo(service: TestService, address: string): string {
  return LINK.exec(confirmationMailedTo(service, address).text)?.[1] ?? "";
}

/** Opens the confirm window or presses its button. */
export async function confirmPage(
  service: TestService,
  method: "GET" | "HEAD" | "POST",
  token: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; title: string; html: string; headers: Headers }> {
  const response =
    method === "POST"
      ? await fetch(`${service.url}/confirm`, { method, headers, body: new URLSearchParams({ token }) })
      : await fetch(`${service.url}/confirm?${new URLSearchParams({ token }).toString()}`, {
          method,
          headers,
        });
  const html = await response.text();
  return {
    status: response.status,
    title: /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? "",
    html,
    headers: response.headers,
  };
}
