import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "**/dist/**",
      "**/dist_keycloak/**",
      "**/.local/**",
      "keycloak-theme/public/**",
      "keycloak-theme/src/kc.gen.tsx",
      "approval-service/ui/src/api/schema.d.ts",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers are safe and readable in template strings.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Express and React hand us async callbacks on purpose; both await or catch them.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
    },
  },
  { files: ["**/*.mjs"], languageOptions: { globals: { process: "readonly", console: "readonly" } } },
  { ...reactHooks.configs.flat["recommended-latest"], files: ["**/*.tsx"] },
);
