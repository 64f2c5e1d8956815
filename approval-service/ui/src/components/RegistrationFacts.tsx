import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Label,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { Registration, RegistrationState } from "../api/client";
import { useTexts } from "../texts/language";
import { Time } from "./Time";

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

/** What is known of a registration, for the decision. */
export function RegistrationFacts({ registration }: { registration: Registration }) {
  const { texts } = useTexts();
  const { state, confirmedAt, decidedAt, decidedBy, rejectionReason } = registration;
  return (
    <DescriptionList isHorizontal horizontalTermWidthModifier={{ default: "8rem", md: "12rem" }}>
      <Fact term={texts.state}>
        <Label color={COLORS[state]}>{texts.states[state]}</Label>
      </Fact>
      <Fact term={texts.email}>{registration.email}</Fact>
      <Fact term={texts.customer}>
        {registration.customerNumber} {registration.customerName}
      </Fact>
      <Fact term={texts.registered}>
        <Time iso={registration.registeredAt} />
      </Fact>
      {confirmedAt && state === "pending" && (
        <Fact term={texts.waitingSince}>
          <Time iso={confirmedAt} withAge />
        </Fact>
      )}
      {decidedBy && <Fact term={texts.decidedBy}>{decidedBy.name}</Fact>}
      {decidedAt && (
        <Fact term={texts.decidedAt}>
          <Time iso={decidedAt} />
        </Fact>
      )}
      {rejectionReason && <Fact term={texts.reason}>{rejectionReason}</Fact>}
    </DescriptionList>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription className="break-anywhere">{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
