/** A browser as far as a log-in needs one: cookies, redirects, and the form on Keycloak's page. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  #html = "";
  status = 0;

  /** Opens a page and follows redirects; returns the first address that begins with `stopAt`, without asking for it. */
  async open(url: string, stopAt: string, init: RequestInit = {}): Promise<URL | undefined> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: "manual" });
    for (const header of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      this.#cookies.set(name, value);
    }
    this.status = response.status;
    this.#html = await response.text();
    const location = response.headers.get("location");
    if (location === null) return undefined;
    const target = new URL(location, url);
    return target.href.startsWith(stopAt) ? target : this.open(target.href, stopAt);
  }

  /** Sends the log-in form of the page that is open. */
  async logIn(username: string, password: string, stopAt: string): Promise<URL | undefined> {
    const action =
      this.#text("loginAction") ?? /action="([^"]+)"/.exec(this.#html)?.[1]?.replaceAll("&amp;", "&");
    if (action === undefined) return undefined;
    return this.open(action, stopAt, { method: "POST", body: new URLSearchParams({ username, password }) });
  }

  /** What the page that is open says went wrong, or which page it is. */
  get complaint(): string {
    const pageId = this.#text("pageId");
    return this.#text("summary") ?? (pageId === undefined ? `HTTP ${this.status}` : `page ${pageId}`);
  }

  /** A text of the theme's context, which the page holds as JavaScript. */
  #text(name: string): string | undefined {
    const quoted = new RegExp(`"${name}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`).exec(this.#html)?.[1];
    return quoted === undefined ? undefined : (JSON.parse(quoted) as string);
  }
}
