import { beforeEach, expect, test, vi } from "vitest";
import { giveUpAll } from "./draft";
import { draftIdOf, forgetDraft, openDrafts, readDraft, writeDraft } from "./reject-draft";

beforeEach(() => {
  // sessionStorage as a plain object: the same functions, and its keys are its own properties, as in a browser.
  const storage = Object.create({
    getItem: (key: string) => (storage as Record<string, string>)[key] ?? null,
    setItem(key: string, value: string) {
      (storage as Record<string, string>)[key] = value;
    },
    removeItem(key: string) {
      Reflect.deleteProperty(storage, key);
    },
  }) as Storage;
  vi.stubGlobal("sessionStorage", storage);
});

test("a reason is kept for its registration, with the dialog it is typed in", () => {
  writeDraft("1", { text: "Bitte rufen Sie an.", isOpen: true });
  expect(readDraft("1")).toEqual({ text: "Bitte rufen Sie an.", isOpen: true });
  expect(readDraft("2")).toEqual({ text: "", isOpen: false });
  forgetDraft("1");
  expect(readDraft("1")).toEqual({ text: "", isOpen: false });
});

test("the dialog that was open is found again, for one and for several, whatever the order they were chosen in", () => {
  writeDraft("1", { text: "a", isOpen: true });
  writeDraft("2", { text: "b", isOpen: false });
  writeDraft(draftIdOf(["4", "3"]), { text: "c", isOpen: true });
  expect(openDrafts()).toEqual([["1"], ["3", "4"]]);
  expect(readDraft(draftIdOf(["3", "4"])).text).toBe("c");
});

test("the log-out leaves no reason behind, and other things alone", () => {
  sessionStorage.setItem("other", "x");
  writeDraft("1", { text: "a", isOpen: true });
  writeDraft("2", { text: "b", isOpen: false });
  giveUpAll();
  expect(Object.keys(sessionStorage)).toEqual(["other"]);
});
