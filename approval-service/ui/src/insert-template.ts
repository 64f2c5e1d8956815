/** Puts a template into the reason: in the place of another template, and after what the person wrote in their own words. */
export function insertTemplate(reason: string, template: string, templates: readonly string[]): string {
  const written = reason.trim();
  if (written === "" || templates.includes(written)) return template;
  return written.includes(template) ? reason : `${written}\n${template}`;
}
