import type { CustomerHistoryEntry } from "../api/client";

type Actor = CustomerHistoryEntry["actorType"];

const de = {
  history: {
    "super-admin-appointed": "Zum Super Admin bestimmt",
    "super-admin-withdrawn": "Als Super Admin abberufen",
    "email-corrected": "E-Mail-Adresse korrigiert",
    "fault-retried": "Fehlgeschlagenes erneut versucht",
    "fault-discarded": "Fehlgeschlagenes verworfen",
  },
  title: "Kunden",
  search: "Kundennummer, Name oder E-Mail-Adresse einer Person",
  number: "Kundennummer",
  name: "Kunde",
  unnamed: "Name nicht bekannt",
  superAdmins: "Super Admins",
  employees: "Mitarbeiter",
  pending: "Offene Registrierungen",
  lacking: "Kein Super Admin",
  closed: "Geschlossen",
  active: "Aktiv",
  emptyTitle: "Keine Kunden",
  emptyText: "Das CRM enthält keine Kunden, und es gibt noch keine Registrierungen.",
  nothingFoundText: "Zu dieser Suche gibt es keinen Kunden.",
  crmAwayTitle: "Das CRM antwortet gerade nicht",
  crmAwayListText: "Sie sehen nur Kunden, die schon Registrierungen oder Benutzer haben.",
  crmAwayText: "Ob der Kunde aktiv ist, lässt sich gerade nicht sagen.",

  back: "Zu den Kunden",
  detailTitle: "Kunde",
  state: "Im CRM",
  goneTitle: "Diesen Kunden gibt es nicht",
  goneText: "Bitte prüfen Sie die Kundennummer, oder suchen Sie in der Liste der Kunden.",
  lackingTitle: "Dieser Kunde hat keinen Super Admin",
  lackingText:
    "Über Registrierungen kann im Moment nur das Back-Office entscheiden. Bestimmen Sie einen Super Admin.",
  noSuperAdmin: "Noch niemand.",
  notActive: "Deaktiviert",
  lastLogin: (time: string) => `Letzte Anmeldung: ${time}`,
  appointTitle: "Super Admin bestimmen",
  appointIntro:
    "Super Admins entscheiden über Registrierungen ihres Kunden und betreuen dessen Benutzerkonten.",
  appointSearch: "Name oder E-Mail-Adresse",
  appoint: "Bestimmen",
  appointOne: (name: string) => `${name} zum Super Admin bestimmen`,
  nobodyToAppoint:
    "Im Moment gibt es niemanden, der Super Admin werden kann. Genehmigen Sie dazu eine Registrierung, oder fügen Sie unter „Mitarbeiter“ jemanden hinzu: Wer die Registrierung abgeschlossen hat, steht dann hier.",
  nobodyFound: "Niemand passt zu dieser Suche.",
  personGoneTitle: "Diese Person gibt es beim Kunden nicht mehr",
  personGoneText: "Es wurde nichts geändert. Bitte schließen Sie das Fenster: Die Liste ist dann aktuell.",
  moreToAppoint: "Es gibt noch mehr Personen. Bitte suchen Sie nach dem Namen.",
  withdraw: "Abberufen",
  withdrawOne: (name: string) => `${name} abberufen`,
  confirmations: {
    appoint: {
      title: (name: string) => `${name} zum Super Admin bestimmen?`,
      text: (name: string) =>
        `${name} entscheidet dann über Registrierungen dieses Kunden, betreut dessen Benutzerkonten und wird per E-Mail informiert.`,
      action: "Bestimmen",
    },
    withdraw: {
      title: (name: string) => `${name} als Super Admin abberufen?`,
      text: (name: string) =>
        `${name} kann dann nicht mehr über Registrierungen entscheiden. Das Benutzerkonto bleibt erhalten.`,
      action: "Abberufen",
    },
    withdrawLast: {
      title: (name: string) => `${name} ist der letzte Super Admin`,
      text: (name: string) =>
        `Ohne ${name} kann beim Kunden niemand mehr über Registrierungen entscheiden: Das Back-Office muss es dann tun, bis es einen neuen Super Admin gibt.`,
      action: "Trotzdem abberufen",
    },
  },
  done: {
    appoint: {
      title: (name: string) => `${name} ist jetzt Super Admin`,
      text: "Die Person wird per E-Mail informiert.",
    },
    withdraw: {
      title: (name: string) => `${name} ist nicht mehr Super Admin`,
      text: "Das gilt ab sofort.",
    },
    correct: {
      title: (name: string) => `Die E-Mail-Adresse von ${name} ist korrigiert`,
      text: "Eine neue E-Mail zum Bestätigen ist unterwegs. Der Link in der früheren gilt nicht mehr.",
    },
  },
  registrations: "Registrierungen",
  noRegistrations: "Noch keine.",
  showPending: "Offene Registrierungen ansehen",
  showRegistrations: "Alle Registrierungen ansehen",
  showEmployees: "Mitarbeiter ansehen",
  noHistory: "Hier ist noch nichts geschehen.",
  when: "Wann",
  what: "Was",
  who: "Person",
  byWhom: "Durch",
  forgotten: "Daten gelöscht",
  actors: {
    employee: "Die Person selbst",
    "super-admin": "Super Admin",
    operator: "Back-Office",
    machine: "Programm",
    service: "Automatisch",
  } satisfies Record<Actor, string> as Record<Actor, string>,
  unconfirmedTitle: "Noch nicht bestätigt",
  unconfirmedIntro:
    "Diese Personen haben ihre E-Mail-Adresse noch nicht bestätigt. Vielleicht haben sie sich vertippt.",
  correct: "E-Mail-Adresse korrigieren",
  correctOne: (name: string) => `E-Mail-Adresse von ${name} korrigieren`,
  correctIntro:
    "An die neue Adresse geht eine E-Mail zum Bestätigen. Der Link in der früheren gilt dann nicht mehr.",
  formerEmail: "Bisher",
  newEmail: "Richtige E-Mail-Adresse",
  invalidEmail: "Bitte geben Sie eine gültige E-Mail-Adresse ein.",
  send: "Korrigieren und senden",
};

const en: typeof de = {
  history: {
    "super-admin-appointed": "Made a super admin",
    "super-admin-withdrawn": "No longer a super admin",
    "email-corrected": "E-mail address corrected",
    "fault-retried": "Failed task tried again",
    "fault-discarded": "Failed task discarded",
  },
  title: "Customers",
  search: "Customer number, name or a person's e-mail address",
  number: "Customer number",
  name: "Customer",
  unnamed: "Name not known",
  superAdmins: "Super admins",
  employees: "Employees",
  pending: "Open registrations",
  lacking: "No super admin",
  closed: "Closed",
  active: "Active",
  emptyTitle: "No customers",
  emptyText: "There are no customers in the CRM and no registrations yet.",
  nothingFoundText: "No customer matches this search.",
  crmAwayTitle: "The CRM does not answer at the moment",
  crmAwayListText: "You see only customers that have registrations or users already.",
  crmAwayText: "It cannot be said at the moment whether the customer is active.",

  back: "To the customers",
  detailTitle: "Customer",
  state: "In the CRM",
  goneTitle: "There is no such customer",
  goneText: "Please check the customer number, or search in the list of customers.",
  lackingTitle: "This customer has no super admin",
  lackingText:
    "At the moment only the back office can decide on registrations. Please appoint a super admin.",
  noSuperAdmin: "Nobody yet.",
  notActive: "Deactivated",
  lastLogin: (time) => `Last sign-in: ${time}`,
  appointTitle: "Appoint a super admin",
  appointIntro: "Super admins decide on their customer's registrations and look after its user accounts.",
  appointSearch: "Name or e-mail address",
  appoint: "Appoint",
  appointOne: (name) => `Make ${name} a super admin`,
  nobodyToAppoint:
    "At the moment there is nobody who could become a super admin. Approve a registration for that, or add somebody under “Employees”: whoever has completed the registration will be listed here.",
  nobodyFound: "Nobody matches this search.",
  personGoneTitle: "This person is no longer with the customer",
  personGoneText: "Nothing was changed. Please close this window: the list is then up to date.",
  moreToAppoint: "There are more people. Please search for the name.",
  withdraw: "Withdraw",
  withdrawOne: (name) => `Withdraw ${name}`,
  confirmations: {
    appoint: {
      title: (name) => `Make ${name} a super admin?`,
      text: (name) =>
        `${name} will then decide on this customer's registrations, look after its user accounts, and be told by e-mail.`,
      action: "Appoint",
    },
    withdraw: {
      title: (name) => `Withdraw ${name} as super admin?`,
      text: (name) => `${name} will no longer be able to decide on registrations. The account is kept.`,
      action: "Withdraw",
    },
    withdrawLast: {
      title: (name) => `${name} is the last super admin`,
      text: (name) =>
        `Without ${name} nobody at the customer can decide on registrations: the back office has to, until there is a new super admin.`,
      action: "Withdraw anyway",
    },
  },
  done: {
    appoint: { title: (name) => `${name} is a super admin now`, text: "The person is told by e-mail." },
    withdraw: { title: (name) => `${name} is no longer a super admin`, text: "This holds from now on." },
    correct: {
      title: (name) => `The e-mail address of ${name} is corrected`,
      text: "A new e-mail to confirm it is on its way. The link in the former one is no longer valid.",
    },
  },
  registrations: "Registrations",
  noRegistrations: "None yet.",
  showPending: "View open registrations",
  showRegistrations: "View all registrations",
  showEmployees: "View employees",
  noHistory: "Nothing has happened here yet.",
  when: "When",
  what: "What",
  who: "Person",
  byWhom: "By",
  forgotten: "Data deleted",
  actors: {
    employee: "The person themselves",
    "super-admin": "Super admin",
    operator: "Back office",
    machine: "Program",
    service: "Automatic",
  },
  unconfirmedTitle: "Not confirmed yet",
  unconfirmedIntro: "These people have not confirmed their e-mail address yet. Perhaps they mistyped it.",
  correct: "Correct the e-mail address",
  correctOne: (name) => `Correct the e-mail address of ${name}`,
  correctIntro:
    "An e-mail to confirm it goes to the new address. The link in the former one is then no longer valid.",
  formerEmail: "Until now",
  newEmail: "Correct e-mail address",
  invalidEmail: "Please enter a valid e-mail address.",
  send: "Correct and send",
};

/** Customers and their super admins, for the back office. */
export const customers = { de, en };
