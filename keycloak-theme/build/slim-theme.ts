import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LANGUAGES } from "./languages.ts";

/**
 * Takes out of the finished theme what none of its pages ever asks for: the stylesheets, fonts and pictures of
 * Keycloak's default look (2 MB) and the messages of other languages.
 * @param resources folder with Keycloakify's `theme/…`, before it is packed into the JAR
 */
export async function slimTheme(resources: string, themeName: string): Promise<void> {
  const login = join(resources, "theme", themeName, "login");
  const common = join(login, "resources", "resources-common");
  await Promise.all([
    ...["css", "img"].map((folder) => remove(join(login, "resources", folder))),
    ...["img", "lib"].map((folder) => remove(join(common, folder))),
    // rfc4648 stays: Keycloak's WebAuthn scripts import it.
    ...["jquery", "patternfly", "@patternfly"].map((name) => remove(join(common, "node_modules", name))),
    keepLanguages(join(login, "messages")),
  ]);
  const properties = join(login, "theme.properties");
  const text = await readFile(properties, "utf8");
  await writeFile(properties, text.replace(/^locales=.*$/m, `locales=${LANGUAGES.join(",")}`));
}

async function keepLanguages(messages: string): Promise<void> {
  const wanted: readonly string[] = LANGUAGES.map((language) => `messages_${language}.properties`);
  const files = await readdir(messages);
  await Promise.all(
    files.filter((file) => !wanted.includes(file)).map((file) => remove(join(messages, file))),
  );
}

function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true });
}
