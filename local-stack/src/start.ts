import { join } from "node:path";
import { styleText } from "node:util";
import { DEMO_PASSWORD } from "@cgm-portal/realm-config";
import { KEYCLOAK_ADMIN, readDefinition, superuserUrl, type Definition } from "./definition.ts";
import { supervise } from "./supervise.ts";

/** The people of realm-config's demo, with the customers of sql/crm-demo.sql they stand for. */
const LOG_INS: readonly [email: string, who: string][] = [
  ["superadmin@praxis-rhein.example", "super admin of 1000001 (PLZ 56070), Praxis am Rhein"],
  ["superadmin@mvz-spree.example", "super admin of 1000002 (PLZ 10115), MVZ Spree"],
  ["operator@cgm.example", "operator (back office)"],
];

/** `npm start`: runs the stack until Ctrl-C. */
try {
  const definition = readDefinition(process.env);
  const logFolder = join(definition.directory, "logs");
  const begin = Date.now();
  process.exit(
    await supervise(definition, { forTests: false, logFolder }, () => {
      console.log(overview(definition, logFolder, Math.round((Date.now() - begin) / 1000)));
    }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function overview(definition: Definition, logFolder: string, seconds: number): string {
  const { urls, ports } = definition;
  const rows: readonly [string, string][] = [
    ["Demo portal", urls.portal],
    ["Approval UI and API", urls.approval],
    ["Keycloak", `${urls.keycloak}/admin  (${KEYCLOAK_ADMIN.username} / ${KEYCLOAK_ADMIN.password})`],
    ["Mail catcher", `${urls.mail}  (SMTP on port ${ports.smtp})`],
    ["PostgreSQL", superuserUrl(definition)],
    ["Logs", logFolder],
  ];
  const width = Math.max(...rows.map(([name]) => name.length), ...LOG_INS.map(([email]) => email.length));
  const table = (lines: readonly (readonly [string, string])[]) =>
    lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
  return [
    "",
    styleText("bold", `Ready after ${seconds} s.`),
    "",
    ...table(rows),
    "",
    styleText("bold", `Log-ins, all with the password ${DEMO_PASSWORD}`),
    ...table(LOG_INS),
    "",
    styleText("bold", "To register as an employee") +
      `: ${urls.portal}, Kundennummer 1000001, Postleitzahl 56070`,
    "",
    "Ctrl-C stops everything.",
  ].join("\n");
}
