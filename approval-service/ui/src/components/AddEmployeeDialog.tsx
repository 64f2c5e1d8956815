import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextInput,
} from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { answer, type Api, ApiError, type Employee, type ProblemDetails } from "../api/client";
import {
  type EmployeeDraft,
  forgetEmployeeDraft,
  readEmployeeDraft,
  writeEmployeeDraft,
} from "../employee-draft";
import { useTexts } from "../texts/language";
import { Failure } from "./Failure";
import { Notice } from "./Notice";

type Field = "firstName" | "lastName" | "email" | "customerNumber";
type Mistakes = Partial<Record<Field, string>>;

type Props = {
  api: Api;
  /** The customer the person is added to; undefined where it has to be asked for. */
  customerNumber: string | undefined;
  /** Super admins add to their own customer and need not name it. */
  namesCustomer: boolean;
  onAdded: (employee: Employee) => void;
  onClose: () => void;
};

const id = (field: Field | "locale") => `employee-${field}`;

/** The form for a new employee. What was typed survives a session that ran out meanwhile, and a slip on Escape. */
export function AddEmployeeDialog({ api, customerNumber, namesCustomer, onAdded, onClose }: Props) {
  const { texts, language } = useTexts();
  const words = texts.employees;
  const fields: readonly Field[] =
    namesCustomer && customerNumber === undefined
      ? ["firstName", "lastName", "email", "customerNumber"]
      : ["firstName", "lastName", "email"];
  const [draft, setDraft] = useState<EmployeeDraft>(
    () =>
      readEmployeeDraft() ?? {
        firstName: "",
        lastName: "",
        email: "",
        customerNumber: "",
        locale: language,
        isOpen: true,
      },
  );
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  useEffect(
    () => () => {
      const written = readEmployeeDraft();
      // Who goes on to another page has closed it; who has to log in has not, since then this never runs.
      if (written) writeEmployeeDraft({ ...written, isOpen: false });
    },
    [],
  );

  function write(change: Partial<EmployeeDraft>): void {
    const next = { ...draft, isOpen: true, ...change };
    setDraft(next);
    writeEmployeeDraft(next);
  }

  /** Shows what is wrong at its field, and leads there. */
  function show(found: Mistakes): void {
    setMistakes(found);
    const first = fields.find((field) => found[field] !== undefined);
    if (first) document.getElementById(id(first))?.focus();
  }

  async function send(): Promise<void> {
    setError(undefined);
    const missing = fields.filter((field) => draft[field].trim() === "");
    const found: Mistakes = Object.fromEntries(missing.map((field) => [field, words.mistakes.required]));
    if (!found.email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(draft.email.trim()))
      found.email = words.invalidEmail;
    show(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      const { firstName, lastName, email, locale } = draft;
      const named = namesCustomer && { customerNumber: customerNumber ?? draft.customerNumber };
      const body = { firstName, lastName, email, locale, ...named };
      const employee = await answer(api.POST("/api/employees", { body }));
      forgetEmployeeDraft();
      onAdded(employee);
    } catch (cause) {
      const atFields = cause instanceof ApiError && cause.problem ? mistakesOf(cause.problem) : {};
      if (Object.keys(atFields).length > 0) show(atFields);
      else setError(cause);
    } finally {
      setBusy(false);
    }
  }

  function mistakesOf(problem: ProblemDetails): Mistakes {
    if (problem.code === "email-in-use") return { email: words.emailInUse };
    const found: Mistakes = {};
    for (const { field, code } of problem.errors ?? []) {
      const known = fields.find((one) => one === field);
      if (known) found[known] = wordsFor(known, code);
    }
    return found;
  }

  function wordsFor(field: Field, code: keyof typeof words.mistakes): string {
    if (code === "invalid" && field === "email") return words.invalidEmail;
    if (code === "invalid" && field === "customerNumber") return words.unknownCustomer;
    return words.mistakes[code];
  }

  return (
    <Modal
      isOpen
      variant="small"
      onEscapePress={onClose}
      elementToFocus={`#${id("firstName")}`}
      aria-labelledby="employee-title"
      aria-describedby="employee-intro"
    >
      <ModalHeader title={words.addTitle} labelId="employee-title" />
      <ModalBody>
        <Form
          id="employee-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          {error !== undefined && <AddFailure error={error} />}
          <p id="employee-intro">{words.addIntro}</p>
          {fields.map((field) => (
            <FormGroup key={field} label={words[field]} isRequired fieldId={id(field)}>
              <TextInput
                id={id(field)}
                type={field === "email" ? "email" : "text"}
                // Of somebody else: nothing the browser knows fits.
                autoComplete="off"
                isRequired
                value={draft[field]}
                onChange={(_event, text) => {
                  write({ [field]: text });
                }}
                validated={mistakes[field] === undefined ? "default" : "error"}
                aria-describedby={mistakes[field] === undefined ? undefined : `${id(field)}-help`}
              />
              {mistakes[field] !== undefined && (
                <FormHelperText>
                  <HelperText id={`${id(field)}-help`} aria-live="polite">
                    <HelperTextItem variant="error" screenReaderText="">
                      {mistakes[field]}
                    </HelperTextItem>
                  </HelperText>
                </FormHelperText>
              )}
            </FormGroup>
          ))}
          <FormGroup label={words.locale} fieldId={id("locale")}>
            <FormSelect
              id={id("locale")}
              value={draft.locale}
              onChange={(_event, value) => {
                write({ locale: value === "en" ? "en" : "de" });
              }}
            >
              <FormSelectOption value="de" label={words.locales.de} />
              <FormSelectOption value="en" label={words.locales.en} />
            </FormSelect>
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="employee-form" isLoading={busy} isDisabled={busy}>
          {words.send}
        </Button>
        <Button
          variant="link"
          onClick={() => {
            forgetEmployeeDraft();
            onClose();
          }}
        >
          {texts.cancel}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

/** Somebody who has registered, too, only needs to be approved. */
function AddFailure({ error }: { error: unknown }) {
  const { texts } = useTexts();
  const problem = error instanceof ApiError ? error.problem : undefined;
  if (problem?.code !== "registration-pending") return <Failure error={error} takesFocus />;
  return (
    <Notice
      variant="info"
      title={texts.employees.pendingTitle}
      takesFocus
      actions={
        <Link to={`/registrations/${problem.registrationId ?? ""}`}>{texts.employees.toRegistration}</Link>
      }
    >
      {texts.employees.pendingText}
    </Notice>
  );
}
