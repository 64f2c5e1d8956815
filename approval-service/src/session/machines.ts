import { createRemoteJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import type { Caller } from "../registration/rights.ts";
import { keysAreMissing, ProviderUnavailable } from "./open-id-provider.ts";

/** Programs that call the API with an access token of their own (RFC 6749 section 4.4). */
export type Machines = {
  /**
   * Which program an access token belongs to (RFC 9068): signature, issuer, audience and time are checked, then the role.
   * @throws ProviderUnavailable when Keycloak's keys cannot be read
   */
  identify(token: string): Promise<Caller | "unknown" | "not-entitled">;
};

export type MachineOptions = {
  /** Issuer of the realm. */
  issuer: string;
  /** The realm's keys, as this service reaches them. */
  keysUrl: string;
  /** What the token must be meant for, and the role its account must have: a token for another API is worth nothing here. */
  audience: string;
  role: string;
};

const claims = z.object({
  sub: z.string(),
  azp: z.string(),
  typ: z.literal("Bearer"),
  roles: z.array(z.string()).default([]),
});

export function createMachines({ issuer, keysUrl, audience, role }: MachineOptions): Machines {
  const keys = createRemoteJWKSet(new URL(keysUrl));
  return {
    async identify(token) {
      const verified = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ["RS256"],
        clockTolerance: "10 seconds",
        requiredClaims: ["exp", "iat"],
      }).catch((cause: unknown) => {
        if (keysAreMissing(cause)) throw new ProviderUnavailable("Keycloak's keys cannot be read", { cause });
        return undefined;
      });
      const found = claims.safeParse(verified?.payload);
      if (!found.success) return "unknown";
      const { sub, azp, roles } = found.data;
      if (!roles.includes(role)) return "not-entitled";
      return { userId: sub, name: azp, email: "", role: "machine", customerNumber: null, checked: true };
    },
  };
}
