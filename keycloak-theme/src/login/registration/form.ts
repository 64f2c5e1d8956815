/** What somebody types on the register page. */
export type RegistrationForm = {
  email: string;
  customerNumber: string;
  postalCode: string;
  firstName: string;
  lastName: string;
  privacyAccepted: boolean;
  marketingConsent: boolean;
};

export type FieldName = keyof RegistrationForm;

/** The fields to type in, as opposed to those to tick. */
export type TextFieldName = Exclude<FieldName, "privacyAccepted" | "marketingConsent">;

/** What is wrong with a field. */
export type FieldProblem = "required" | "too-long" | "invalid";
export type FieldProblems = Partial<Record<FieldName, FieldProblem>>;

export const EMPTY_FORM: RegistrationForm = {
  email: "",
  customerNumber: "",
  postalCode: "",
  firstName: "",
  lastName: "",
  privacyAccepted: false,
  marketingConsent: false,
};

/** The fields of the first step; the others belong to the second. In the order in which they are shown. */
export const ACCOUNT_FIELDS = ["email", "customerNumber", "postalCode"] as const satisfies FieldName[];
export const PERSON_FIELDS = ["firstName", "lastName", "privacyAccepted"] as const satisfies FieldName[];

const MAXIMUM_LENGTH: Record<TextFieldName, number> = {
  email: 254,
  customerNumber: 32,
  postalCode: 16,
  firstName: 100,
  lastName: 100,
};

/**
 * What can be told without asking the server, which checks everything again. The rules are the loosest that catch a slip:
 * whether an address or a name is acceptable is the server's decision.
 */
export function checkAccount(form: RegistrationForm): FieldProblems {
  const problems = checkTexts(form, ACCOUNT_FIELDS);
  if (!problems.email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(form.email.trim())) problems.email = "invalid";
  return problems;
}

/** The second step. */
export function checkPerson(form: RegistrationForm): FieldProblems {
  const problems = checkTexts(form, ["firstName", "lastName"]);
  if (!form.privacyAccepted) problems.privacyAccepted = "required";
  return problems;
}

function checkTexts(form: RegistrationForm, fields: readonly TextFieldName[]): FieldProblems {
  const problems: FieldProblems = {};
  for (const field of fields) {
    const text = form[field].trim();
    if (text === "") problems[field] = "required";
    else if (text.length > MAXIMUM_LENGTH[field]) problems[field] = "too-long";
  }
  return problems;
}

/** Whether any of these problems belongs to the first step. */
export function concernsAccount(problems: FieldProblems): boolean {
  return ACCOUNT_FIELDS.some((field) => problems[field] !== undefined);
}
