import type IdentityProviderMapperRepresentation from "@keycloak/keycloak-admin-client/lib/defs/identityProviderMapperRepresentation.js";
import type IdentityProviderRepresentation from "@keycloak/keycloak-admin-client/lib/defs/identityProviderRepresentation.js";
import type { Change, Difference } from "../change.ts";
import { differences, omit, overlay } from "../compare.ts";
import type { IdentityProvider } from "../definition/clients.ts";
import { type Api, path } from "../keycloak/api.ts";
import { ATTRIBUTE, readAttribute, writeAttribute } from "../realm-attributes.ts";
import { fingerprint } from "../secrets.ts";

export interface LiveIdentityProvider {
  readonly provider: IdentityProviderRepresentation;
  readonly mappers: readonly IdentityProviderMapperRepresentation[];
}

export type LiveIdentityProviders = Readonly<Record<string, LiveIdentityProvider>>;

export async function readIdentityProviders(
  api: Api,
  aliases: readonly string[],
): Promise<LiveIdentityProviders> {
  const entries = aliases.map(async (alias): Promise<[string, LiveIdentityProvider][]> => {
    const instance = path`/identity-provider/instances/${alias}`;
    const provider = (await api.get(instance)) as IdentityProviderRepresentation | undefined;
    if (provider === undefined) return [];
    const mappers = (await api.get(`${instance}/mappers`)) as IdentityProviderMapperRepresentation[];
    return [[alias, { provider, mappers }]];
  });
  return Object.fromEntries((await Promise.all(entries)).flat());
}

export function compareIdentityProviders(
  declared: readonly IdentityProvider[] = [],
  live: LiveIdentityProviders,
  staleSecrets: readonly string[] = [],
  prune: readonly string[] = [],
): Change[] {
  const wanted = declared.flatMap((provider): Change[] => {
    const before = live[provider.alias];
    const { mappers, ...fields } = withoutMaskedSecret(provider);
    const secret = identityProviderSecret(provider.alias);
    const isSecretStale = staleSecrets.includes(secret);
    const found: Difference[] = [
      ...differences(fields, { ...before?.provider }),
      ...mapperDifferences(mappers, before?.mappers),
    ];
    if (isSecretStale)
      found.push({ field: "config.clientSecret", from: undefined, to: undefined, secret: true });
    if (found.length === 0) return [];
    const write = async (api: Api): Promise<void> => {
      await writeIdentityProvider(api, provider, before);
      if (isSecretStale) await recordFingerprint(api, secret, provider.config["clientSecret"] ?? "");
    };
    const action = before ? "update" : "create";
    return [{ kind: "identity provider", name: provider.alias, action, differences: found, write }];
  });
  const unwanted = prune
    .filter((alias) => live[alias] !== undefined)
    .map((name): Change => {
      const write = (api: Api): Promise<void> => api.delete(path`/identity-provider/instances/${name}`);
      return { kind: "identity provider", name, action: "delete", differences: [], write };
    });
  return [...wanted, ...unwanted];
}

/** What plays the part of a provider's client secret in the list of secrets. */
export function identityProviderSecret(alias: string): string {
  return `identity provider ${alias}`;
}

async function recordFingerprint(api: Api, name: string, secret: string): Promise<void> {
  const known = readAttribute((await api.get("")) ?? {}, ATTRIBUTE.fingerprints);
  await writeAttribute(api, ATTRIBUTE.fingerprints, { ...known, [name]: fingerprint(secret) });
}

/** Keycloak answers `**********` for the secret: nothing to compare it with. */
function withoutMaskedSecret(provider: IdentityProvider): IdentityProvider {
  return { ...provider, config: omit(provider.config, "clientSecret") };
}

function mapperDifferences(
  declared: IdentityProvider["mappers"],
  live: readonly IdentityProviderMapperRepresentation[] = [],
): Difference[] {
  if (declared === undefined) return [];
  const changed = declared.flatMap((mapper) => {
    const before = live.find(({ name }) => name === mapper.name);
    return differences(mapper, { ...before }, {}, `mappers.${mapper.name}.`);
  });
  const surplus = live
    .filter(({ name }) => !declared.some((mapper) => mapper.name === name))
    .map(({ name = "", identityProviderMapper: from }) => ({
      field: `mappers.${name}`,
      from,
      to: undefined,
    }));
  return [...changed, ...surplus];
}

async function writeIdentityProvider(
  api: Api,
  provider: IdentityProvider,
  before: LiveIdentityProvider | undefined,
): Promise<void> {
  const { mappers, ...fields } = provider;
  const instance = path`/identity-provider/instances/${provider.alias}`;
  const body = overlay({ ...before?.provider }, fields);
  if (before === undefined) await api.post("/identity-provider/instances", body);
  else await api.put(instance, body);
  if (mappers === undefined) return;
  for (const mapper of mappers) {
    const present = before?.mappers.find(({ name }) => name === mapper.name);
    const mapperBody = { ...mapper, identityProviderAlias: provider.alias };
    if (present?.id === undefined) await api.post(`${instance}/mappers`, mapperBody);
    else if (differences(mapper, { ...present }).length > 0) {
      await api.put(`${instance}/mappers` + path`/${present.id}`, { ...mapperBody, id: present.id });
    }
  }
  for (const { id = "", name } of before?.mappers ?? []) {
    if (!mappers.some((mapper) => mapper.name === name))
      await api.delete(`${instance}/mappers` + path`/${id}`);
  }
}
