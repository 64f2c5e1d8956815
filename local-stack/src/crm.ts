import { databaseUrl, superuserUrl } from "./definition.ts";
import type { Part } from "./part.ts";
import { sqlFile, withClient } from "./sql.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * The stand-in for the customer's CRM. It is a database of the stack's PostgreSQL, so it is „down" when that refuses
 * connections to it.
 */
export function crmPart({ definition }: Surroundings): Part {
  const superuser = superuserUrl(definition);
  return {
    name: "crm",
    title: "Demo CRM",
    async start() {
      await withClient(superuser, (client) => client.query("ALTER DATABASE crm ALLOW_CONNECTIONS true"));
      await withClient(databaseUrl(definition, "crm_owner", "crm"), async (client) => {
        await client.query(sqlFile("crm.sql"));
        await client.query(sqlFile("crm-demo.sql"));
      });
    },
    async stop() {
      await withClient(superuser, async (client) => {
        await client.query("ALTER DATABASE crm ALLOW_CONNECTIONS false");
        await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'crm'");
      });
    },
  };
}
