import "@patternfly/react-core/dist/styles/base.css";
import "./approval.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { App } from "./App";

/** PatternFly has its dark colours behind a class; the wish of the device decides. */
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
function followColorScheme(): void {
  document.documentElement.classList.toggle("pf-v6-theme-dark", prefersDark.matches);
}
prefersDark.addEventListener("change", followColorScheme);
followColorScheme();

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
