import type { Request } from "express";
import { isIPv6 } from "node:net";

/**
 * The address attempts are counted for. Express derives it from X-Forwarded-For only as far as TRUSTED_PROXIES vouch for
 * it. Of IPv6 the /64 counts, since that much belongs to one subscriber.
 */
export function clientAddress({ ip: address = "unknown" }: Pick<Request, "ip">): string {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  return isIPv6(address) ? `${networkOf(address)}::/64` : address;
}

function networkOf(address: string): string {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill("0"), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
