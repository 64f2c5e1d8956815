/** Templates for the files in clients/: one function a kind of app. */
export type { App } from "./app.ts";
export { brokerPaths, portalAsProvider } from "./portal-as-provider.ts";
export type { CustomerIdentityProvider } from "./customer-identity-provider.ts";
export { defineIdentityProvider } from "./define-identity-provider.ts";
export { machine } from "./machine.ts";
export { nativeApp } from "./native-app.ts";
export { resourceServer } from "./resource-server.ts";
export { singlePageApp } from "./single-page-app.ts";
export { webApp } from "./web-app.ts";
