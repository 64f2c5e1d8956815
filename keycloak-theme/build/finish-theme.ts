import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listFieldNamesOnce } from "./field-names.ts";
import { LANGUAGES } from "./languages.ts";

/**
 * What is left to do on the theme before it is packed: takes out what none of its pages ever asks for (the stylesheets,
 * fonts and pictures of Keycloak's default look, 2 MB; the messages of other languages) and mends the templates.
 * @param resources folder with Keycloakify's `theme/…`
 */
export async function finishTheme(resources: string, themeName: string): Promise<void> {
  const login = join(resources, "theme", themeName, "login");
  const common = join(login, "resources", "resources-common");
  await Promise.all([
    ...["css", "img"].map((folder) => remove(join(login, "resources", folder))),
    ...["img", "lib"].map((folder) => remove(join(common, folder))),
    // rfc4648 stays: Keycloak's WebAuthn scripts import it.
    ...["jquery", "patternfly", "@patternfly"].map((name) => remove(join(common, "node_modules", name))),
    keepLanguages(join(login, "messages")),
    mendTemplates(login),
    rewrite(join(login, "theme.properties"), (text) =>
      text.replace(/^locales=.*$/m, `locales=${LANGUAGES.join(",")}`),
    ),
  ]);
}

async function keepLanguages(messages: string): Promise<void> {
  const wanted: readonly string[] = LANGUAGES.map((language) => `messages_${language}.properties`);
  const files = await readdir(messages);
  await Promise.all(
    files.filter((file) => !wanted.includes(file)).map((file) => remove(join(messages, file))),
  );
}

async function mendTemplates(login: string): Promise<void> {
  const files = await readdir(login);
  const templates = files.filter((file) => file.endsWith(".ftl"));
  await Promise.all(templates.map((file) => rewrite(join(login, file), listFieldNamesOnce)));
}

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, "utf8")));
}

function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true });
}
