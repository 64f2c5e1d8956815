import { LOGIN_THEME_PAGE_IDS } from "keycloakify/bin/shared/constants";
import { KcPage } from "../kc.gen";
import { previewContext } from "./preview-context";

const parameters = new URLSearchParams(window.location.search);
const language = parameters.get("lang") === "en" ? "en" : "de";
const pageId = LOGIN_THEME_PAGE_IDS.find((id) => id === parameters.get("page"));
const kcContext = pageId && previewContext(pageId, language, parameters.get("variant") ?? "");

/** A page as `?page=login.ftl&lang=en` names it, without a Keycloak; the list of all pages otherwise. */
export function Preview() {
  if (kcContext) return <KcPage kcContext={kcContext} />;
  return (
    <main>
      <h1>Pages of the theme</h1>
      <ul>
        {LOGIN_THEME_PAGE_IDS.map((id) => (
          <li key={id}>
            <a href={`?page=${id}&lang=de`}>{id}</a> (<a href={`?page=${id}&lang=en`}>English</a>)
          </li>
        ))}
      </ul>
    </main>
  );
}
