const PER_METHOD =
  /<#assign fieldNames = (?<known>\[[^\]]*\])>\s*<#if profile\?\? && profile\.attributes\?\?>\s*<#list profile\.attributes as attribute>[\s\S]*?<\/#list>\s*<\/#if>/;

/**
 * Lists the names of the profile's fields where they are needed, and in one go. Keycloakify's template puts the list together anew, name by
 * name, for every method of every object it meets; with the names of a profile's attributes in it, that takes 15 seconds for 60
 * attributes and minutes for 100.
 * @param template a page's FreeMarker template, as Keycloakify generates it
 * @throws when the template has no such place: a newer Keycloakify may not need this
 */
export function listFieldNamesOnce(template: string): string {
  const known = PER_METHOD.exec(template)?.groups?.["known"];
  if (known === undefined) {
    throw new Error(
      "Keycloakify's templates list the field names in another way now: see build/field-names.ts.",
    );
  }
  return template.replace(
    PER_METHOD,
    () =>
      `<#assign fieldNames = ${known}>` +
      `<#if path?first == "messagesPerField" && profile?? && profile.attributes??>` +
      "<#assign fieldNames += profile.attributes?map(attribute -> attribute.name)>" +
      "</#if>",
  );
}
