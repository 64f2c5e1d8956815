import type { ExtendKcContext } from "keycloakify/login";
import type { KcEnvName, ThemeName } from "../kc.gen";

type Extension = {
  themeName: ThemeName;
  properties: Record<KcEnvName, string>;
};

/** What Keycloak hands to each page. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- „no page of its own" is what we mean
export type KcContext = ExtendKcContext<Extension, Record<never, Record<string, unknown>>>;

/** The context of one page: `PageContext<"login.ftl">`. */
export type PageContext<PageId extends KcContext["pageId"]> = Extract<KcContext, { pageId: PageId }>;
