import type { CustomerIdentityProvider } from "./customer-identity-provider.ts";

/** Each file in identity-providers/ exports one by default. */
export type IdentityProviderFile = () => CustomerIdentityProvider;

/** Gives a file in identity-providers/ its types. */
export function defineIdentityProvider(provider: IdentityProviderFile): IdentityProviderFile {
  return provider;
}
