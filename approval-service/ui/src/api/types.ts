/** Who is signed in (GET /api/session). */
export type Session = {
  name: string;
  email: string;
  role: "super-admin" | "operator";
  customerNumber: string | null;
  /** The language of the account; null where it is none of ours. */
  locale: "de" | "en" | null;
};

export type RegistrationState =
  | "unconfirmed"
  | "pending"
  | "approved"
  | "completed"
  | "rejected"
  | "expired"
  | "invited"
  | "already-registered";

/** A registration as the API shows it; times are ISO 8601. */
export type Registration = {
  id: string;
  state: RegistrationState;
  customerNumber: string;
  customerName: string | null;
  email: string;
  firstName: string;
  lastName: string;
  registeredAt: string;
  confirmedAt: string | null;
  decidedAt: string | null;
  decidedBy: { name: string } | null;
  /** Whether the decision has been carried out in Keycloak. */
  decisionEffective: boolean;
  rejectionReason: string | null;
};

/** One keyset page. */
export type RegistrationPage = { items: Registration[]; next: string | null };

/** Problem details (RFC 9457); title and detail are in the language that was asked for. */
export type ProblemDetails = {
  code: string;
  title: string;
  detail: string;
  /** not-entitled: who is signed in. */
  name?: string;
  state?: RegistrationState;
  decidedBy?: { name: string } | null;
  decidedAt?: string;
};

/** One step of a registration's history. */
export type HistoryEntry = {
  action: string;
  actorType: "employee" | "super-admin" | "operator" | "service";
  actorName: string | null;
  before: RegistrationState | null;
  after: RegistrationState | null;
  at: string;
};
