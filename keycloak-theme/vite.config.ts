import react from "@vitejs/plugin-react";
import { keycloakify } from "keycloakify/vite-plugin";
import { defineConfig, type PluginOption } from "vite";

export default defineConfig({
  plugins: [
    react(),
    keycloakify({
      themeName: "cgm-portal",
      accountThemeImplementation: "none",
      keycloakVersionTargets: { "22-to-25": false, "all-other-versions": "cgm-portal.jar" },
      // Keycloak's own environment tells the page where the approval-service is; no rebuild per installation.
      environmentVariables: [{ name: "APPROVAL_SERVICE_URL", default: "http://localhost:3000" }],
    }) as PluginOption,
  ],
});
