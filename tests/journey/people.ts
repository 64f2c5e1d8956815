/** The demo users of the local stack. */
const DEMO_PASSWORD = "Portal-Demo-2026";

export type Decider = { email: string; password: string };

/** Super admin of customer 1000001, „Praxis am Rhein". */
export const SUPER_ADMIN_OF_A: Decider = {
  email: "superadmin@praxis-rhein.example",
  password: DEMO_PASSWORD,
};

/** Super admin of customer 1000002, „MVZ Spree". */
export const SUPER_ADMIN_OF_B: Decider = { email: "superadmin@mvz-spree.example", password: DEMO_PASSWORD };

/** The vendor's back office. */
export const OPERATOR: Decider = { email: "operator@cgm.example", password: DEMO_PASSWORD };
