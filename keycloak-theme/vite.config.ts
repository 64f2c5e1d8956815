import react from "@vitejs/plugin-react";
import { keycloakify } from "keycloakify/vite-plugin";
import { defineConfig, type PluginOption } from "vite";
import { onlyOurLanguages } from "./build/languages.ts";
import { finishTheme } from "./build/finish-theme.ts";

const THEME_NAME = "cgm-portal";

export default defineConfig({
  plugins: [
    onlyOurLanguages(),
    react(),
    keycloakify({
      themeName: THEME_NAME,
      accountThemeImplementation: "none",
      keycloakVersionTargets: { "22-to-25": false, "all-other-versions": "cgm-portal.jar" },
      // Keycloak's own environment tells the page where the approval-service is; no rebuild per installation.
      environmentVariables: [{ name: "APPROVAL_SERVICE_URL", default: "http://localhost:3000" }],
      // Keycloakify calls this in the folder that becomes the JAR.
      postBuild: () => finishTheme(process.cwd(), THEME_NAME),
    }) as PluginOption,
  ],
});
