/** What the portal says. German first; English for everybody whose browser does not ask for German. */
export const WORDS = {
  de: {
    lead: "Das Kundenportal für Praxen, Labore und Kliniken",
    invitation: "Melden Sie sich an, um das CGM PORTAL zu nutzen.",
    signIn: "Anmelden",
    signOut: "Abmelden",
    welcome: (name: string) => `Willkommen, ${name}`,
    signedIn: "Sie sind angemeldet. Das weiß dieses Portal über Sie:",
    name: "Name",
    email: "E-Mail-Adresse",
    customerNumber: "Kundennummer",
    roles: "Rollen",
    none: "–",
    failedTitle: "Die Anmeldung ist fehlgeschlagen",
    failed: "Bitte versuchen Sie es noch einmal.",
    unavailable:
      "Der Anmeldedienst ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten noch einmal.",
    demo: "Demo-Anwendung: Sie steht für die Anwendungen, die Sie später hier anschließen.",
  },
  en: {
    lead: "The customer portal for practices, laboratories and clinics",
    invitation: "Sign in to use the CGM PORTAL.",
    signIn: "Sign in",
    signOut: "Sign out",
    welcome: (name: string) => `Welcome, ${name}`,
    signedIn: "You are signed in. This is what the portal knows about you:",
    name: "Name",
    email: "E-mail address",
    customerNumber: "Customer number",
    roles: "Roles",
    none: "–",
    failedTitle: "Signing in failed",
    failed: "Please try again.",
    unavailable: "The sign-in service cannot be reached at the moment. Please try again in a few minutes.",
    demo: "Demo application: it stands for the applications that will be connected here.",
  },
} as const;

export type Language = keyof typeof WORDS;
