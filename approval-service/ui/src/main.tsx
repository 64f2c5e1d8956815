import "@patternfly/react-core/dist/styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { App } from "./App";
// After the styles that the components bring along, so that ours win.
import "./approval.css";

/** PatternFly has its dark colours and its strong contrasts behind classes; the wishes of the device decide. */
function followDevice(wish: string, themeClass: string): void {
  const query = matchMedia(wish);
  const follow = () => {
    document.documentElement.classList.toggle(themeClass, query.matches);
  };
  query.addEventListener("change", follow);
  follow();
}
followDevice("(prefers-color-scheme: dark)", "pf-v6-theme-dark");
followDevice("(prefers-contrast: more)", "pf-v6-theme-high-contrast");

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </StrictMode>,
  );
}
