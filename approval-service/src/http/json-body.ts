import express, { type RequestHandler } from "express";
import { Problem } from "./problem.ts";

const requireJson: RequestHandler = (request, _response, next) => {
  // Simple content types reach us across sites without a preflight, so nothing but JSON is read.
  if (!request.is("application/json")) throw new Problem("unsupported-media-type");
  next();
};

/** Reads a JSON body of at most 16 kB, uncompressed. Everything else is refused before it is read. */
export const jsonBody: RequestHandler[] = [
  requireJson,
  express.json({ limit: "16kb", type: "application/json", inflate: false }),
];
