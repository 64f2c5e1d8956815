/** A TypeScript expression inside exported values. */
export class Code {
  readonly expression: string;

  constructor(expression: string) {
    this.expression = expression;
  }
}

/** A value as TypeScript source. Fields that are undefined are left out. */
function toSource(value: unknown, indent = ""): string {
  if (value instanceof Code) return value.expression;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => `${inner}${toSource(item, inner)},\n`).join("")}${indent}]`;
  }
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (entries.length === 0) return "{}";
  const fields = entries.map(([key, entry]) => `${inner}${fieldName(key)}: ${toSource(entry, inner)},\n`);
  return `{\n${fields.join("")}${indent}}`;
}

function fieldName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

/**
 * A module that exports a definition by default, as `--definition` reads it.
 *
 * @param importPath how the module reaches realm-config/src, for example `../realm-config/src`
 */
export function toModule(definition: object, importPath: string, remark: string): string {
  const body = toSource(definition);
  const usesVariables = body.includes("variables.");
  const imports = [
    `import type { RealmSource } from "${importPath}/definition/realm.ts";`,
    ...(usesVariables ? [`import type { Variables } from "${importPath}/variables.ts";`] : []),
  ];
  const parameters = usesVariables ? "(variables: Variables)" : "()";
  return `// ${remark}\n${imports.join("\n")}\n\nexport default ${parameters}: RealmSource => (${body});\n`;
}
