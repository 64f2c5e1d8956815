import type { Mistake } from "./mistakes.ts";
import type { RealmDefinition } from "./realm.ts";

/** Client attributes that hold URLs; several in one are joined by `##`. */
const URL_ATTRIBUTES = [
  "post.logout.redirect.uris",
  "backchannel.logout.url",
  "frontchannel.logout.url",
  "jwks.url",
];

/** Redirect URIs are compared exactly (RFC 9700 section 2.1), and nothing travels unencrypted over a public network. */
export function urlMistakes({ clients = [], identityProviders = [] }: RealmDefinition): Mistake[] {
  const inClients = clients.flatMap((client, index) => {
    const { redirectUris, webOrigins, rootUrl, adminUrl, baseUrl, attributes = {} } = client;
    const at = ["clients", index] as const;
    return [
      ...redirectUris.flatMap((url, position) => check(url, [...at, "redirectUris", position])),
      ...webOrigins.flatMap((url, position) => check(url, [...at, "webOrigins", position])),
      ...Object.entries({ rootUrl, adminUrl }).flatMap(([field, url]) =>
        url ? check(url, [...at, field]) : [],
      ),
      ...(baseUrl?.startsWith("http") ? check(baseUrl, [...at, "baseUrl"]) : []),
      ...URL_ATTRIBUTES.flatMap((name) =>
        (attributes[name]?.split("##") ?? []).flatMap((url) => check(url, [...at, "attributes", name])),
      ),
    ];
  });
  const inProviders = identityProviders.flatMap(({ config }, index) =>
    Object.entries(config)
      .filter(([, value]) => value.startsWith("http:"))
      .flatMap(([field, value]) => check(value, ["identityProviders", index, "config", field])),
  );
  return [...inClients, ...inProviders];
}

function check(url: string, at: Mistake["at"]): Mistake[] {
  if (url.includes("*")) return [{ at, message: `"${url}" has a wildcard; name every URL exactly` }];
  const parsed = URL.parse(url);
  if (parsed === null) return [{ at, message: `"${url}" is no absolute URL` }];
  if (parsed.hash !== "") return [{ at, message: `"${url}" has a fragment` }];
  if (parsed.protocol === "http:" && isPublic(parsed.hostname)) {
    return [{ at, message: `"${url}" is plain http on a public host; use https` }];
  }
  return [];
}

/**
 * Whether traffic to a host may leave the machine or its private network. Names without a dot are hosts of a private
 * network (containers); names under reserved domains (RFC 6761, RFC 9476) are never public.
 */
function isPublic(hostname: string): boolean {
  if (!hostname.includes(".") && !hostname.includes(":")) return false;
  if (/\.(localhost|test|internal)$/.test(hostname)) return false;
  if (/^\[(::1|f[cd].*|fe[89ab].*)\]$/.test(hostname)) return false;
  const isAddress = /^\d+(\.\d+){3}$/.test(hostname);
  return !(isAddress && /^(127|10|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(hostname));
}
