import { correctEmailEndpoints } from "./correct-email.ts";
import { customerEndpoints } from "./customers.ts";
import { employeeEndpoints } from "./employees.ts";
import type { Endpoint } from "./endpoint.ts";
import { evidenceEndpoints } from "./evidence.ts";
import { eventEndpoints } from "./events.ts";
import { faultEndpoints } from "./faults.ts";
import { figureEndpoints } from "./figures.ts";
import { historyEndpoints } from "./history.ts";
import { registrationListEndpoints } from "./registration-list.ts";
import { registrationEndpoints } from "./registrations.ts";
import { sessionEndpoints } from "./session.ts";
import { superAdminEndpoints } from "./super-admins.ts";

/** The whole API for people who are signed in and for programs. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...sessionEndpoints,
  ...registrationListEndpoints,
  ...registrationEndpoints,
  ...historyEndpoints,
  ...evidenceEndpoints,
  ...eventEndpoints,
  ...employeeEndpoints,
  ...customerEndpoints,
  ...superAdminEndpoints,
  ...correctEmailEndpoints,
  ...faultEndpoints,
  ...figureEndpoints,
];
