import { createPortal } from "./portal.ts";
import { readConfiguration } from "./configuration.ts";

const configuration = readConfiguration(process.env);
const server = createPortal(configuration).listen(configuration.port, configuration.host, () => {
  console.log(`The demo portal listens on ${configuration.publicUrl.href}`);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
