import type { I18n } from "./i18n";
import type { KcContext, PageContext } from "./KcContext";

/** What every page of ours receives. */
export type PageProps<PageId extends KcContext["pageId"]> = { kcContext: PageContext<PageId>; i18n: I18n };
