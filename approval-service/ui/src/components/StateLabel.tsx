import { Label } from "@patternfly/react-core";
import type { RegistrationState } from "../api/client";
import { useTexts } from "../texts/language";

const COLORS: Record<RegistrationState, "orange" | "green" | "red" | "blue" | "grey"> = {
  unconfirmed: "grey",
  pending: "orange",
  approved: "green",
  completed: "green",
  rejected: "red",
  expired: "grey",
  withdrawn: "grey",
  invited: "blue",
  "already-registered": "grey",
};

export function StateLabel({ state }: { state: RegistrationState }) {
  const { texts } = useTexts();
  return (
    <Label color={COLORS[state]} isCompact>
      {texts.states[state]}
    </Label>
  );
}
