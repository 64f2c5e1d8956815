const de = {
  history: {
    invited: "Von einem Admin hinzugefügt",
    "completion-mail-requested": "E-Mail zum Abschließen erneut gesendet",
    deactivated: "Deaktiviert",
    reactivated: "Reaktiviert",
    removed: "Entfernt",
    "change-effective": "Änderung ist wirksam",
    "change-void": "Änderung war nicht mehr gültig",
    "change-failed": "Änderung fehlgeschlagen",
  },
  title: "Mitarbeiter",
  intro: "Diese Personen nutzen das CGM PORTAL mit Ihrem Kunden-Account oder sind dazu eingeladen.",
  add: "Mitarbeiter hinzufügen",
  state: "Status",
  states: {
    invited: "Eingeladen",
    completing: "Registrierung noch nicht abgeschlossen",
    active: "Aktiv",
    deactivated: "Deaktiviert",
  },
  everyState: "Alle",
  search: "Name oder E-Mail-Adresse",
  customerNumber: "Kundennummer",
  superAdmin: "Super Admin",
  self: "Das sind Sie",
  lastLogin: "Letzte Anmeldung",
  unknown: "unbekannt",
  actions: "Aktionen",
  actionsFor: (name: string) => `Aktionen für ${name}`,

  changes: {
    create: "Benutzerkonto wird gerade eingerichtet …",
    deactivate: "wird gerade deaktiviert …",
    reactivate: "wird gerade reaktiviert …",
    remove: "wird gerade entfernt …",
  },
  failures: {
    create: "Einladung fehlgeschlagen: Zu dieser E-Mail-Adresse gibt es bereits ein Benutzerkonto.",
    deactivate: "Deaktivieren fehlgeschlagen. Bitte versuchen Sie es noch einmal.",
    reactivate: "Reaktivieren fehlgeschlagen. Bitte versuchen Sie es noch einmal.",
    remove: "Entfernen fehlgeschlagen. Bitte versuchen Sie es noch einmal.",
  },

  resend: "E-Mail erneut senden",
  deactivate: "Deaktivieren",
  reactivate: "Reaktivieren",
  remove: "Entfernen",
  confirmations: {
    deactivate: {
      title: (name: string) => `${name} deaktivieren?`,
      text: (name: string) =>
        `${name} wird sofort überall abgemeldet und kann sich nicht mehr anmelden. Das Benutzerkonto bleibt erhalten: Sie können es jederzeit reaktivieren.`,
    },
    remove: {
      title: (name: string) => `${name} entfernen?`,
      text: (name: string) =>
        `${name} wird sofort überall abgemeldet, und das Benutzerkonto wird endgültig gelöscht. Um das CGM PORTAL wieder zu nutzen, braucht ${name} eine neue Einladung oder Registrierung.`,
    },
  },
  done: {
    resend: {
      title: (name: string) => `E-Mail an ${name} ist unterwegs`,
      text: "Mit dem Link in der E-Mail lässt sich die Registrierung abschließen.",
    },
    deactivate: {
      title: (name: string) => `${name} wird deaktiviert`,
      text: "Die Person wird überall abgemeldet und kann sich nicht mehr anmelden.",
    },
    reactivate: {
      title: (name: string) => `${name} wird reaktiviert`,
      text: "Die Person kann sich gleich wieder mit ihrem bisherigen Passwort anmelden.",
    },
    remove: {
      title: (name: string) => `${name} wird entfernt`,
      text: "Die Person wird überall abgemeldet, das Benutzerkonto wird gelöscht.",
    },
    add: {
      title: (name: string) => `${name} ist eingeladen`,
      text: "Die Person erhält jetzt eine E-Mail, um die Registrierung abzuschließen.",
    },
  },

  addTitle: "Mitarbeiter hinzufügen",
  addIntro:
    "Die Person erhält eine E-Mail. Darin stimmt sie den Nutzungsbedingungen zu, bestätigt die Datenschutzerklärung und vergibt ihr Passwort.",
  firstName: "Vorname",
  lastName: "Nachname",
  email: "E-Mail-Adresse",
  locale: "Sprache der E-Mail",
  locales: { de: "Deutsch", en: "Englisch" },
  send: "Einladen",
  mistakes: {
    required: "Bitte füllen Sie dieses Feld aus.",
    "too-long": "Diese Angabe ist zu lang.",
    invalid: "Bitte prüfen Sie diese Angabe.",
  },
  invalidEmail: "Bitte geben Sie eine gültige E-Mail-Adresse ein.",
  unknownCustomer: "Diese Kundennummer gibt es nicht.",
  emailInUse: "Zu dieser E-Mail-Adresse gibt es bereits ein Benutzerkonto oder eine Registrierung.",
  pendingTitle: "Diese Person wartet schon auf Ihre Freigabe",
  pendingText: "Sie hat sich selbst registriert. Bitte genehmigen Sie die Registrierung.",
  toRegistration: "Zur Registrierung",

  emptyTitle: "Noch keine Mitarbeiter",
  emptyText: "Fügen Sie Ihre Mitarbeiter hinzu, oder bitten Sie sie, sich selbst zu registrieren.",
  nothingFoundText: "Niemand passt zu dieser Suche und Auswahl.",
  goneTitle: "Nicht gefunden",
  goneText: "Diese Person gibt es hier nicht mehr. Die Liste zeigt jetzt den neuesten Stand.",
  slowTitle: "Gespeichert, aber noch nicht überall wirksam",
  slowText: "Das dauert gerade länger als sonst. Alles wird automatisch wirksam, Sie müssen nichts tun.",
};

const en: typeof de = {
  history: {
    invited: "Added by an admin",
    "completion-mail-requested": "Completion e-mail sent again",
    deactivated: "Deactivated",
    reactivated: "Reactivated",
    removed: "Removed",
    "change-effective": "Change is in effect",
    "change-void": "Change was no longer valid",
    "change-failed": "Change failed",
  },
  title: "Employees",
  intro: "These people use CGM PORTAL with your customer account, or are invited to.",
  add: "Add employee",
  state: "Status",
  states: {
    invited: "Invited",
    completing: "Registration not completed yet",
    active: "Active",
    deactivated: "Deactivated",
  },
  everyState: "All",
  search: "Name or e-mail address",
  customerNumber: "Customer number",
  superAdmin: "Super Admin",
  self: "This is you",
  lastLogin: "Last sign-in",
  unknown: "unknown",
  actions: "Actions",
  actionsFor: (name) => `Actions for ${name}`,

  changes: {
    create: "account is being set up …",
    deactivate: "is being deactivated …",
    reactivate: "is being reactivated …",
    remove: "is being removed …",
  },
  failures: {
    create: "Invitation failed: there already is an account with this e-mail address.",
    deactivate: "Deactivating failed. Please try again.",
    reactivate: "Reactivating failed. Please try again.",
    remove: "Removing failed. Please try again.",
  },

  resend: "Send e-mail again",
  deactivate: "Deactivate",
  reactivate: "Reactivate",
  remove: "Remove",
  confirmations: {
    deactivate: {
      title: (name) => `Deactivate ${name}?`,
      text: (name) =>
        `${name} will be signed out everywhere at once and can no longer sign in. The account is kept: you can reactivate it at any time.`,
    },
    remove: {
      title: (name) => `Remove ${name}?`,
      text: (name) =>
        `${name} will be signed out everywhere at once, and the account will be deleted for good. To use CGM PORTAL again, ${name} will need a new invitation or registration.`,
    },
  },
  done: {
    resend: {
      title: (name) => `The e-mail to ${name} is on its way`,
      text: "The link in the e-mail leads to the completion of the registration.",
    },
    deactivate: {
      title: (name) => `${name} is being deactivated`,
      text: "This person is being signed out everywhere and can no longer sign in.",
    },
    reactivate: {
      title: (name) => `${name} is being reactivated`,
      text: "In a moment this person can sign in again with the former password.",
    },
    remove: {
      title: (name) => `${name} is being removed`,
      text: "This person is being signed out everywhere, the account is being deleted.",
    },
    add: {
      title: (name) => `${name} is invited`,
      text: "This person will now receive an e-mail to complete the registration.",
    },
  },

  addTitle: "Add employee",
  addIntro:
    "This person will receive an e-mail that leads to agreeing to the terms of use, confirming the privacy policy and setting a password.",
  firstName: "First name",
  lastName: "Last name",
  email: "E-mail address",
  locale: "Language of the e-mail",
  locales: { de: "German", en: "English" },
  send: "Invite",
  mistakes: {
    required: "Please fill in this field.",
    "too-long": "This entry is too long.",
    invalid: "Please check this entry.",
  },
  invalidEmail: "Please enter a valid e-mail address.",
  unknownCustomer: "There is no such customer number.",
  emailInUse: "There already is an account or a registration with this e-mail address.",
  pendingTitle: "This person is already waiting for your approval",
  pendingText: "They have registered themselves. Please approve the registration.",
  toRegistration: "To the registration",

  emptyTitle: "No employees yet",
  emptyText: "Add your employees, or ask them to register themselves.",
  nothingFoundText: "Nobody matches this search and selection.",
  goneTitle: "Not found",
  goneText: "This person is no longer here. The list now shows the latest state.",
  slowTitle: "Saved, but not in effect everywhere yet",
  slowText:
    "This is taking longer than usual. Everything will take effect by itself, you need not do anything.",
};

/** The texts of the employees' page. */
export const employees = { de, en };
