import type { Endpoint } from "./endpoint.ts";
import { registrationEndpoints } from "./registrations.ts";
import { sessionEndpoints } from "./session.ts";

/** The whole API for people who are signed in and for programs. */
export const ENDPOINTS: readonly Endpoint[] = [...sessionEndpoints, ...registrationEndpoints];
