/**
 * Keycloak sends every localization text through java.text.MessageFormat: a single quote disappears and `{x}` is taken for
 * an argument. Quoted like this, what arrives on the page is what was written.
 */
export function escapeMessageFormat(text: string): string {
  // Quotes and braces side by side are quoted as one: two quoted parts in a row would meet in a doubled quote.
  return text.replaceAll(/['{}]+/g, (run) => {
    const doubled = run.replaceAll("'", "''");
    return /[{}]/.test(run) ? `'${doubled}'` : doubled;
  });
}
