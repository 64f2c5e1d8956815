import { expect, test } from "vitest";
import { discardDraft, loadDraft, saveDraft } from "./draft";
import { EMPTY_FORM } from "./form";

function aTab() {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
}

const FORM = { ...EMPTY_FORM, email: "erika@praxis.example", privacyAccepted: true, marketingConsent: true };

test("what was typed comes back, what was agreed to does not", () => {
  const tab = aTab();
  saveDraft(tab, FORM);
  expect(loadDraft(tab)).toEqual({ ...EMPTY_FORM, email: "erika@praxis.example" });
});

test("nothing is left once it has been sent", () => {
  const tab = aTab();
  saveDraft(tab, FORM);
  discardDraft(tab);
  expect(tab.entries.size).toBe(0);
});

test("a storage that is forbidden, full or holds nonsense is no obstacle", () => {
  expect(loadDraft(undefined)).toEqual(EMPTY_FORM);
  const full = {
    ...aTab(),
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  expect(() => {
    saveDraft(full, FORM);
  }).not.toThrow();
  for (const nonsense of ["{", "7", '{"email": {}}', "null"]) {
    expect(loadDraft({ ...aTab(), getItem: () => nonsense })).toEqual(EMPTY_FORM);
  }
});
