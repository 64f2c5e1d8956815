import { randomUUID } from "node:crypto";
import type { TestService } from "./service.ts";

/** A registration of customer 1000001 that waits for a decision, put there without the way that leads to it; its id. */
export async function aWaitingRegistration({ database }: TestService): Promise<string> {
  const email = `${randomUUID()}@praxis.example`;
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into registration (state, email, email_key, first_name, last_name, customer_number, locale, privacy_version,
       marketing_consent, confirmed_at)
     values ('pending', $1, $1, 'Erika', 'Mustermann', '1000001', 'de', '2026-11', false, now()) returning id`,
    [email],
  );
  return rows[0]?.id ?? "";
}
