/** The id of the input with this name. */
export function fieldId(name: string): string {
  return `field-${name}`;
}
