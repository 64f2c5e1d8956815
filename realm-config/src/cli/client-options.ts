/** Options of `client add` and `client check`, for `parseArgs`. */
export const CLIENT_OPTIONS = {
  kind: { type: "string" },
  name: { type: "string" },
  url: { type: "string" },
  claims: { type: "string" },
  apis: { type: "string" },
  roles: { type: "string" },
  "jwks-url": { type: "string" },
  customers: { type: "string" },
  contact: { type: "string" },
  user: { type: "string" },
  "redirect-uri": { type: "string" },
} as const;

export type ClientOptions = { readonly [option in keyof typeof CLIENT_OPTIONS]?: string | undefined };
