import { spawnSync } from "node:child_process";
import { join } from "node:path";

const OLDEST_JAVA = 17;

/** Throws one sentence about the first program that has to be installed by hand: Java for Keycloak, Maven to fetch it. */
export function assertRequirements(env: NodeJS.ProcessEnv): void {
  const { JAVA_HOME } = env;
  const java = JAVA_HOME ? join(JAVA_HOME, "bin", "java") : "java";
  const version = javaVersion(java);
  const howTo = `install a JDK ${OLDEST_JAVA} or newer (Debian, Ubuntu: apt-get install default-jdk-headless; macOS: brew install openjdk)`;
  if (version === undefined) {
    throw new Error(
      JAVA_HOME
        ? `JAVA_HOME is ${JAVA_HOME}, but there is no Java in it: correct it, or ${howTo}.`
        : `Java was not found: ${howTo}.`,
    );
  }
  if (version < OLDEST_JAVA) {
    throw new Error(
      `Keycloak needs Java ${OLDEST_JAVA} or newer, ${java} is Java ${version}: ${howTo}, or point JAVA_HOME to one.`,
    );
  }
  if (spawnSync("mvn", ["--version"]).status !== 0) {
    throw new Error(
      "Apache Maven was not found: install it (Debian, Ubuntu: apt-get install maven; macOS: brew install maven); it fetches Keycloak and packs the theme.",
    );
  }
}

/** The feature release of a Java program; undefined when it does not run. */
function javaVersion(java: string): number | undefined {
  const { status, stderr } = spawnSync(java, ["-version"], { encoding: "utf8" });
  // „version "17.0.15"“, „version "25-ea"“, and „version "1.8.0_402"“ before Java 9.
  const found = status === 0 ? /version "(?:1\.)?(\d+)/.exec(stderr) : null;
  return found?.[1] === undefined ? undefined : Number(found[1]);
}
