/**
 * Why somebody who decides hears of a registration: it is new; it has waited for days; it has waited so long that the
 * operators are told beside the customer's super admins.
 */
export type NoticeKind = "request" | "reminder" | "escalation";
