import { controlStack, type StackControl } from "@cgm-portal/local-stack";

/** Takes parts of the running stack down and brings them back. */
export function stackControl(): StackControl {
  const url = process.env["TEST_CONTROL_URL"];
  if (!url) throw new Error("TEST_CONTROL_URL is not set: run the tests with npm test.");
  return controlStack(url);
}
