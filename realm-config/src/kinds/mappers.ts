import type ProtocolMapperRepresentation from "@keycloak/keycloak-admin-client/lib/defs/protocolMapperRepresentation.js";
import type { Difference } from "../change.ts";
import { differences } from "../compare.ts";
import type { Mapper } from "../definition/clients.ts";
import { type Api, path } from "../keycloak/api.ts";

/** Where a declaration lists mappers, the list is whole: a mapper added by hand is a claim nobody decided on. */
export function mapperDifferences(
  declared: readonly Mapper[] | undefined,
  live: readonly ProtocolMapperRepresentation[] = [],
): Difference[] {
  if (declared === undefined) return [];
  const changed = declared.flatMap((mapper) => {
    const before = live.find(({ name }) => name === mapper.name);
    if (before === undefined)
      return [{ field: `mappers.${mapper.name}`, from: undefined, to: mapper.protocolMapper }];
    const { protocolMapper, config = {} } = before as {
      protocolMapper?: string;
      config?: Record<string, unknown>;
    };
    return [
      ...differences(
        { protocolMapper: mapper.protocolMapper },
        { protocolMapper },
        {},
        `mappers.${mapper.name}.`,
      ),
      ...differences(mapper.config, config, { exact: true }, `mappers.${mapper.name}.config.`),
    ];
  });
  const surplus = live
    .filter(({ name }) => !declared.some((mapper) => mapper.name === name))
    .map(({ name = "", protocolMapper }) => ({
      field: `mappers.${name}`,
      from: protocolMapper,
      to: undefined,
    }));
  return [...changed, ...surplus];
}

/** Brings the mappers under `ownerPath` (a client or a client scope) to the declared list. */
export async function writeMappers(
  api: Api,
  ownerPath: string,
  declared: readonly Mapper[] | undefined,
  live: readonly ProtocolMapperRepresentation[] = [],
): Promise<void> {
  if (declared === undefined) return;
  const models = `${ownerPath}/protocol-mappers/models`;
  for (const mapper of declared) {
    const before = live.find(({ name }) => name === mapper.name);
    if (mapperDifferences([mapper], before ? [before] : []).length === 0) continue;
    const body = { ...mapper, protocol: "openid-connect" };
    if (before?.id === undefined) await api.post(models, body);
    else await api.put(models + path`/${before.id}`, { ...body, id: before.id });
  }
  for (const { id, name } of live) {
    if (declared.some((mapper) => mapper.name === name) || id === undefined) continue;
    await api.delete(models + path`/${id}`);
  }
}
