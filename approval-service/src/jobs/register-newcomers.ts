import { isNewcomer } from "../portal-users/newcomer.ts";
import { registerNewcomer } from "../registration/register-newcomer.ts";
import type { JobContext } from "./jobs.ts";
import type { JobParts } from "./parts.ts";

const PAGE = 100;

/**
 * Makes registrations of those whom customers' own providers have brought, and deletes what stands for them in Keycloak: an address
 * that nobody has confirmed is not held there (decision 2). Interrupted between the two, the registration is only made
 * again, which is what happens when somebody sends the form twice.
 */
export async function registerNewcomers(parts: JobParts, _data: null, { jobId }: JobContext): Promise<void> {
  for (let first = 0; ;) {
    const users = await parts.identity.listUnconfirmed(first, PAGE);
    for (const user of users) {
      if (!isNewcomer(user)) {
        first += 1; // Stays where it is: the next page begins after it.
        continue;
      }
      if (!(await registerNewcomer(parts, user, jobId))) {
        parts.log.warn("A customer's provider has brought somebody without a name or address.");
      }
      await parts.identity.remove(user.id);
    }
    if (users.length < PAGE) return;
  }
}
