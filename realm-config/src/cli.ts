import { applyRealm } from "./index.ts";
import { connectionFromEnvironment } from "./connection.ts";
import { variablesFromEnvironment } from "./variables.ts";

const [command] = process.argv.slice(2);
if (command !== "apply") throw new Error("usage: realm apply --yes");
const changes = await applyRealm({
  ...connectionFromEnvironment(process.env),
  variables: variablesFromEnvironment(process.env),
  progress: ({ action, kind, name }, position, total) => {
    console.log(`[${position}/${total}] ${action} ${kind} ${name}`);
  },
});
console.log(changes.length === 0 ? "The realm is as declared." : `${changes.length} changes made.`);
