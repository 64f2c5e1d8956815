import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { KcPage } from "./kc.gen";

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no element with the id root.");
const root = createRoot(element);

if (window.kcContext) {
  root.render(
    <StrictMode>
      <KcPage kcContext={window.kcContext} />
    </StrictMode>,
  );
} else if (import.meta.env.DEV) {
  // `npm run dev`: the pages without a Keycloak. Not part of the theme.
  void import("./preview/Preview").then(({ Preview }) => {
    root.render(<Preview />);
  });
}
