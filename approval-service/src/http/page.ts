import { escapeHtml } from "../mail/escape-html.ts";
import type { Language } from "../language.ts";

/** A small page that the service renders itself: no script, one stylesheet, the look of the log-in pages. */
export type Page = {
  language: Language;
  title: string;
  /** HTML; the caller has escaped what people typed. */
  body: string;
};

/** Renders a page. Its stylesheet is served at `STYLESHEET_PATH`, because the policy allows none inline. */
export function renderPage({ language, title, body }: Page): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} – CGM PORTAL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${STYLESHEET_PATH}">
</head>
<body>
<header><span class="brand">CGM PORTAL</span></header>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export const STYLESHEET_PATH = "/page.css";

export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --brand: #0b3d6b; --brand-hover: #0b5cad; --on-brand: #fff; --header: #0b3d6b;
  --page: #eef2f6; --card: #fff; --text: #1b2733; --muted: #52606d; --line: #dde4ea; --focus: #1a73e8;
  --danger: #a51d1d; --danger-hover: #821414; --on-danger: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --brand: #7db8f0; --brand-hover: #a5cff5; --on-brand: #0a1c2e; --header: #0a2a4a;
    --page: #10181f; --card: #18232d; --text: #e6edf3; --muted: #a9b7c4; --line: #2c3a47; --focus: #7db8f0;
    --danger: #f2a3a3; --danger-hover: #f7c4c4; --on-danger: #2b0b0b;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
header { display: flex; align-items: center; min-height: 3.75rem; padding: .5rem clamp(1rem, 4vw, 2.5rem); background: var(--header); color: #fff; }
.brand { display: inline-flex; align-items: center; gap: .65rem; font-size: 1.125rem; font-weight: 700; letter-spacing: .05em; }
.brand::before { width: 1.75rem; height: 1.75rem; border-radius: 7px; background: linear-gradient(var(--header) 0 0) center / .3rem 1rem no-repeat, linear-gradient(var(--header) 0 0) center / 1rem .3rem no-repeat, #fff; content: ""; }
main { max-width: 36rem; margin: 3rem auto; padding: 2rem; border-radius: 12px; background: var(--card); box-shadow: 0 1px 3px rgb(11 61 107 / .15); }
h1 { margin: 0 0 1rem; font-size: 1.6rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
a { color: var(--brand); }
dl { margin: 1.5rem 0; }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .6rem 0; border-top: 1px solid var(--line); }
dl div:last-child { border-bottom: 1px solid var(--line); }
dt { flex: 0 0 9rem; color: var(--muted); }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
ol { margin: 0 0 1rem; padding-left: 1.4rem; }
.button { display: inline-block; min-height: 3rem; padding: .75rem 2rem; border: 0; border-radius: 8px; background: var(--brand); color: var(--on-brand); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.button:hover { background: var(--brand-hover); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.button.secondary { border: 1px solid var(--brand); background: transparent; color: var(--brand); }
.button.secondary:hover { border-color: var(--brand-hover); color: var(--brand-hover); }
.button.danger { background: var(--danger); color: var(--on-danger); }
.button.danger:hover { background: var(--danger-hover); }
.buttons { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.5rem 0 1rem; }
blockquote { margin: 0 0 1rem; padding: .75rem 1rem; border-left: 4px solid var(--line); white-space: pre-line; overflow-wrap: anywhere; }
.notice { padding: .75rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--brand); border-radius: 4px; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; overflow-wrap: anywhere; }
details { padding: .6rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
summary { cursor: pointer; }
pre { margin: 0 0 1rem; padding: .75rem 1rem; max-height: 24rem; overflow: auto; border: 1px solid var(--line); border-radius: 8px; font-size: .85rem; }
.note { color: var(--muted); font-size: .9rem; }
@media (max-width: 40rem) {
  main { margin: 1rem; padding: 1.5rem; }
  .button { display: block; width: 100%; text-align: center; }
}
`;
