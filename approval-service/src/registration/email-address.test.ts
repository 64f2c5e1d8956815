import { describe, expect, test } from "vitest";
import { emailKeyOf, parseEmailAddress } from "./email-address.ts";

describe("an e-mail address", () => {
  test.each([
    ["erika@praxis.example", "erika@praxis.example", "erika@praxis.example"],
    [
      "  Erika.Muster+cgm@Praxis.Example ",
      "Erika.Muster+cgm@praxis.example",
      "erika.muster+cgm@praxis.example",
    ],
    ["erika@praxis.example.", "erika@praxis.example", "erika@praxis.example"],
    ["info@müller-praxis.de", "info@xn--mller-praxis-dlb.de", "info@xn--mller-praxis-dlb.de"],
    ["info@MÜLLER-PRAXIS.de", "info@xn--mller-praxis-dlb.de", "info@xn--mller-praxis-dlb.de"],
    ["ｅｒｉｋａ＠praxis．example", "erika@praxis.example", "erika@praxis.example"],
    ["o'brien@praxis.example", "o'brien@praxis.example", "o'brien@praxis.example"],
  ])("%j is shown and mailed as %s and is the same as %s", (typed, address, key) => {
    expect(parseEmailAddress(typed)).toEqual({ address, key });
  });

  test("a decomposed umlaut in the domain is the same domain as a composed one", () => {
    expect(parseEmailAddress("a@mu\u0308ller.de")).toEqual(parseEmailAddress("a@m\u00fcller.de"));
  });

  test.each([
    "erika.at.praxis",
    "@praxis.example",
    "erika@",
    "erika@praxis",
    "erika@@praxis.example",
    ".erika@praxis.example",
    "erika..muster@praxis.example",
    '"a@evil x"@good.de',
    '"erika"@praxis.example',
    "u@good.de(x)evil.com",
    "u(evil)@good.de",
    "u@good.de,v@evil.com",
    "u@good.de;v@evil.com",
    "Erika <u@good.de>",
    "u@good.de\r\nBcc: v@evil.com",
    "u\n@good.de",
    "u@good.de\u2028v@evil.com",
    "u\u760A@good.de",
    "u\u760D@good.de",
    "jürgen@praxis.example",
    "u@127.0.0.1",
    "u@[127.0.0.1]",
    "u@0x7f.1",
    "u@ex%61mple.com",
    "u@-praxis.example",
    "u@praxis_x.example",
    "u@praxis..example",
    "u\u0000@good.de",
    `${"a".repeat(65)}@praxis.example`,
    `a@${"b".repeat(64)}.example`,
    `a@${"bcd.".repeat(63)}example`,
    "",
  ])("%j is none", (typed) => {
    expect(parseEmailAddress(typed)).toBeUndefined();
  });

  test("254 characters are taken, 255 are not", () => {
    const domain = `${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(57)}.example`;
    expect(parseEmailAddress(`${"a".repeat(64)}@${domain.slice(0)}`)?.address).toHaveLength(252);
    expect(parseEmailAddress(`${"a".repeat(64)}@ee${domain}`)?.address).toHaveLength(254);
    expect(parseEmailAddress(`${"a".repeat(64)}@eee${domain}`)).toBeUndefined();
  });

  test.each(["a", "a.", "@", "a@", "a@b.", "ü", "-", "\u0308"])(
    "100,000 × %j are refused within 10 ms",
    (part) => {
      const text = part.repeat(100_000);
      const begin = performance.now();
      parseEmailAddress(text);
      expect(performance.now() - begin).toBeLessThan(10);
    },
  );
});

test("an address that Keycloak has in a form of its own still has a key", () => {
  expect(emailKeyOf(" Jürgen@Localhost ")).toBe("jürgen@localhost");
});
