import type { Request, Response } from "express";
import type { z } from "zod";
import type { Crm } from "../../crm/crm.ts";
import type { Changes } from "../../database/changes.ts";
import type { Database } from "../../database/database.ts";
import type { Identity } from "../../identity/identity.ts";
import type { JobRepairs, Jobs } from "../../jobs/jobs.ts";
import type { Language } from "../../language.ts";
import type { Log } from "../../log.ts";
import type { Caller, Role } from "../../registration/rights.ts";
import type { ProblemCode } from "../problem.ts";

/** What the endpoints work with. */
export type ApiParts = {
  database: Database;
  identity: Identity;
  jobs: Jobs & JobRepairs;
  crm: Crm;
  log: Log;
  changes: Changes;
  /** Seconds in which whoever decided can take it back. */
  undoWindow: number;
  /** The caller's own authority at Keycloak; undefined when only a new log-in helps. */
  ownAccessToken: (request: Request) => Promise<string | undefined>;
  /** Whether a caller of a while ago still has a session and the same rights; asking does not prolong the session. */
  isStillEntitled: (request: Request, caller: Caller) => Promise<boolean>;
};

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a request brings, parsed. */
export type Input<Params, Query, Body> = {
  params: Params;
  query: Query;
  body: Body;
  caller: Caller;
  requestId: string;
  language: Language;
  request: Request;
};

type Description = {
  method: Method;
  /** Express's form: `/api/registrations/:id`. */
  path: string;
  summary: string;
  /** Who may call it at all. What they may see of it is the statement's business: it knows the caller's customer. */
  may: readonly Role[];
  /** Answers besides those that every endpoint has (open-api.ts). */
  problems?: readonly ProblemCode[];
};

/** What open-api.ts describes. */
export type Operation = Description & {
  params?: z.ZodObject | undefined;
  query?: z.ZodObject | undefined;
  body?: z.ZodType | undefined;
  status: number;
  /** undefined: no content. */
  answer: { mediaType: string; schema: z.ZodType | undefined } | undefined;
};

/** One operation of the API: the one place where its address, its rights and its schemas are written. */
export type Endpoint = Operation & {
  run: (parts: ApiParts, input: Input<unknown, unknown, unknown>, response: Response) => Promise<void>;
};

type Definition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = Description & {
  params?: Params;
  query?: Query;
  body?: Body;
  /** 200 unless told. */
  status?: number;
  answer: Answer;
  handle: (
    parts: ApiParts,
    input: Input<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<z.input<Answer>>;
};

/**
 * An operation that answers with JSON. What the handler returns goes through the schema: nothing leaves the service that
 * the description does not name.
 */
export function endpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>({ handle, answer, ...definition }: Definition<Params, Query, Body, Answer>): Endpoint {
  const status = definition.status ?? 200;
  return {
    ...describe(definition),
    status,
    answer: { mediaType: "application/json", schema: answer },
    async run(parts, input, response) {
      const result = await handle(parts, input as Parameters<typeof handle>[1]);
      response.status(status).json(answer.parse(result));
    },
  };
}

/** An operation that answers with nothing but its success (204). */
export function silentEndpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
>({
  handle,
  ...definition
}: Omit<Definition<Params, Query, Body, z.ZodType>, "answer" | "handle" | "status"> & {
  handle: (parts: ApiParts, input: Input<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<void>;
}): Endpoint {
  return {
    ...describe(definition),
    status: 204,
    answer: undefined,
    async run(parts, input, response) {
      await handle(parts, input as Parameters<typeof handle>[1]);
      response.sendStatus(204);
    },
  };
}

/** An operation that writes its answer itself, piece by piece. */
export function streamEndpoint<Params extends z.ZodObject, Query extends z.ZodObject>({
  stream,
  mediaType,
  ...definition
}: Omit<Definition<Params, Query, z.ZodType, z.ZodType>, "answer" | "handle" | "status" | "body"> & {
  mediaType: string;
  stream: (
    parts: ApiParts,
    input: Input<z.output<Params>, z.output<Query>, undefined>,
    response: Response,
  ) => Promise<void>;
}): Endpoint {
  return {
    ...describe(definition),
    status: 200,
    answer: { mediaType, schema: undefined },
    run: (parts, input, response) => stream(parts, input as Parameters<typeof stream>[1], response),
  };
}

function describe(
  definition: Description & { params?: z.ZodObject; query?: z.ZodObject; body?: z.ZodType },
): Omit<Endpoint, "status" | "answer" | "run"> {
  const { params, query, body, ...description } = definition;
  return { ...description, params, query, body };
}
