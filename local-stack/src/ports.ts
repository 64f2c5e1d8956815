import { createServer } from "node:net";
import { mapPorts, PORTS, type PortName, type Ports } from "./definition.ts";

/** Loopback in both families: a browser asks for `localhost` on either. */
const ADDRESSES = ["127.0.0.1", "::1"];

/** Throws one sentence about the first port that somebody else listens on, or that two parts share. */
export async function assertPortsFree(ports: Ports): Promise<void> {
  const taken = new Map<number, PortName>();
  for (const name of Object.keys(PORTS) as PortName[]) {
    const { variable, what } = PORTS[name];
    const port = ports[name];
    const other = taken.get(port);
    if (other) {
      throw new Error(
        `Port ${port} is given to both ${PORTS[other].what} and ${what}: choose another with ${variable}=….`,
      );
    }
    taken.set(port, name);
    if (!(await isFree(port))) {
      throw new Error(
        `Port ${port} (${what}) is in use: stop what listens there, or choose another port, for example ${variable}=${port + 10_000 > 65_535 ? port - 10_000 : port + 10_000} npm start.`,
      );
    }
  }
}

async function isFree(port: number): Promise<boolean> {
  for (const address of ADDRESSES) {
    if (!(await canListen(port, address))) return false;
  }
  return true;
}

function canListen(port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 has no ::1 to listen on; nobody else can listen there either.
      resolve(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT");
    });
    server.listen({ port, host: address, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** Ports that are free right now, for a stack beside others. */
export async function findFreePorts(): Promise<Ports> {
  // All are held open until the last is known, so that none is handed out twice.
  const servers = new Map<PortName, { port: number; close: () => Promise<void> }>();
  for (const name of Object.keys(PORTS) as PortName[]) servers.set(name, await holdFreePort());
  await Promise.all([...servers.values()].map(({ close }) => close()));
  return mapPorts((name) => servers.get(name)?.port ?? PORTS[name].standard);
}

function holdFreePort(): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
      resolve({
        port: address.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
          }),
      });
    });
  });
}
