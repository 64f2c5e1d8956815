import { expect, test } from "vitest";
import { z } from "zod";
import { parseConfirmationToken } from "../registration/confirmation-token.ts";
import { emailKeyOf, parseEmailAddress } from "../registration/email-address.ts";
import { parsePersonName } from "../registration/person-name.ts";
import { readCookie } from "../session/cookie.ts";
import { localPath } from "../session/next-path.ts";
import { csvLine } from "./api/csv.ts";
import { decodeCursor } from "./api/cursor.ts";
import { clientAddress } from "./client-address.ts";
import { emailField, nameField, proseField, referenceField } from "./input.ts";

/** Everything that looks at what a stranger typed (GUARDS I3). What refuses by an exception has decided as well. */
const VALIDATORS: Record<string, (text: string) => unknown> = {
  "an e-mail address": parseEmailAddress,
  "an e-mail address of Keycloak's": emailKeyOf,
  "a name": parsePersonName,
  "a token": parseConfirmationToken,
  "the way back after the log-in": localPath,
  "a cookie": (text) => readCookie(`a=b; session=${text}`, "session"),
  "a header of cookies": (text) => readCookie(text, "session"),
  "the cursor of a page": (text) => decodeCursor(z.tuple([z.string(), z.uuid()]), text),
  "a client's address": (text) => clientAddress({ ip: text }),
  "the field of an address": (text) => emailField().safeParse(text),
  "the field of a name": (text) => nameField().safeParse(text),
  "the field of a number": (text) => referenceField(40).safeParse(text),
  "the field of a reason": (text) => proseField(1_000).safeParse(text),
  "a cell of the CSV": (text) => csvLine([text]),
};

/** What regular expressions, Unicode and parsers of parts have stumbled over. */
const PARTS = [
  "a",
  " ",
  "a ",
  "a.",
  "..",
  "@",
  "a@",
  "a@b.",
  "-",
  "ü",
  "\u0308",
  "\uFDFA",
  "=",
  "'",
  "\n",
  "%",
  "a;",
  "/",
  "::",
  "[",
];

test.each(Object.entries(VALIDATORS))(
  "%s of 100,000 adversarial characters is decided within 10 ms",
  (_what, validate) => {
    const decide = (text: string) => {
      try {
        validate(text);
      } catch {
        // Refused.
      }
    };
    decide("warm");
    for (const part of PARTS) {
      const text = part.repeat(100_000 / part.length);
      // The better of two: another process may have had the machine meanwhile.
      const times = [text, `${text}!`].map((adversarial) => {
        const begin = performance.now();
        decide(adversarial);
        return performance.now() - begin;
      });
      expect(Math.min(...times), JSON.stringify(part)).toBeLessThan(10);
    }
  },
);
