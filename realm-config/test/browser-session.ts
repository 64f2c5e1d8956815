/**
 * A person's browser as far as Keycloak's plain pages need one: cookies, redirects and forms. Tests that use it switch
 * their realm to Keycloak's own login theme, whose pages work without JavaScript.
 */
export class BrowserSession {
  readonly #cookies = new Map<string, string>();
  /** Where the last answer came from. */
  url = "";
  html = "";

  /** Opens a page and follows redirects, except one to `stopAt`. */
  async open(url: string, stopAt?: string): Promise<void> {
    await this.#request(url, { method: "GET" }, stopAt);
  }

  /** Sends the form with this id, as the page has it, with these fields. */
  async submit(formId: string, fields: Record<string, string>, stopAt?: string): Promise<void> {
    const form = new RegExp(`<form[^>]*id="${formId}"[^>]*>`).exec(this.html)?.[0] ?? "";
    const action = /action="([^"]+)"/.exec(form)?.[1];
    if (action === undefined) throw new Error(`${this.url} has no form ${formId}:\n${this.text}`);
    await this.#request(decode(action), { method: "POST", body: new URLSearchParams(fields) }, stopAt);
  }

  /** What the page says, without its markup. */
  get text(): string {
    return decode(this.html.replaceAll(/<(script|style)[^]*?<\/\1>/g, "").replaceAll(/<[^>]+>/g, ""));
  }

  async #request(url: string, init: RequestInit, stopAt?: string): Promise<void> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      ...init,
      headers: { cookie, "accept-language": "de" },
      redirect: "manual",
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    this.url = url;
    this.html = await response.text();
    const location = response.headers.get("location");
    if (location === null) return;
    const target = new URL(location, url).href;
    if (stopAt !== undefined && target.startsWith(stopAt)) this.url = target;
    else await this.#request(target, { method: "GET" }, stopAt);
  }
}

function decode(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll(/&#x27;|&#39;|&apos;/g, "'")
    .replaceAll("&amp;", "&");
}
