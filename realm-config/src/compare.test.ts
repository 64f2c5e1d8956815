import { expect, test } from "vitest";
import { differences, omit, overlay, same } from "./compare.ts";

test("only declared fields count", () => {
  expect(differences({ a: 1 }, { a: 1, b: 2 })).toEqual([]);
  expect(differences({ a: 1 }, { a: 2, b: 2 })).toEqual([{ field: "a", from: 2, to: 1 }]);
});

test("a field declared as undefined does not count", () => {
  expect(differences({ a: undefined }, { a: 2 })).toEqual([]);
});

test("nested fields are named by their path", () => {
  expect(differences({ a: { b: { c: 1 } } }, { a: { b: { c: 2, d: 3 } } })).toEqual([
    { field: "a.b.c", from: 2, to: 1 },
  ]);
});

test("in exact mode a field too many is a difference", () => {
  expect(differences({ a: {} }, { a: { b: 1 } }, { exact: true })).toEqual([
    { field: "a.b", from: 1, to: undefined },
  ]);
  expect(differences({ a: 1 }, { a: 1, b: 2 }, { exact: true })).toEqual([
    { field: "b", from: 2, to: undefined },
  ]);
});

test("Keycloak leaves out what is empty: that is no difference", () => {
  expect(differences({ a: "", b: [], c: {} }, {})).toEqual([]);
  expect(differences({ a: false, b: 0 }, {})).toHaveLength(2);
});

test("lists of plain values are sets", () => {
  expect(same(["a", "b"], ["b", "a"])).toBe(true);
  expect(same(["a"], ["a", "*"])).toBe(false);
});

test("the order of lists of objects counts, the order of fields does not", () => {
  expect(same([{ a: 1, b: 2 }], [{ b: 2, a: 1 }])).toBe(true);
  expect(same([{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }])).toBe(false);
});

test("secret fields are marked", () => {
  expect(differences({ secret: "new" }, { secret: "old" }, { secrets: ["secret"] })).toEqual([
    { field: "secret", from: "old", to: "new", secret: true },
  ]);
});

test("an overlay changes declared fields and keeps the others", () => {
  const live = { a: 1, b: { c: 1, d: 2 }, list: [1, 2] };
  expect(overlay(live, { b: { c: 9 }, list: [3], none: undefined })).toEqual({
    a: 1,
    b: { c: 9, d: 2 },
    list: [3],
  });
  expect(live).toEqual({ a: 1, b: { c: 1, d: 2 }, list: [1, 2] });
});

test("omit leaves the original alone", () => {
  const value = { a: 1, b: 2 };
  expect(omit(value, "b")).toEqual({ a: 1 });
  expect(value).toEqual({ a: 1, b: 2 });
});
