import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { Registration } from "../api/client";
import { useTexts } from "../texts/language";
import { HintLabels } from "./HintLabels";
import { StateLabel } from "./StateLabel";
import { Time } from "./Time";

/** What is known of a registration, for the decision. */
export function RegistrationFacts({ registration }: { registration: Registration }) {
  const { texts } = useTexts();
  const { state, confirmedAt, decidedAt, decidedBy, rejectionReason, hints } = registration;
  return (
    <DescriptionList isHorizontal horizontalTermWidthModifier={{ default: "8rem", md: "12rem" }}>
      <Fact term={texts.state}>
        <StateLabel state={state} />
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
      {hints && (hints.domain !== "first" || hints.similarNames.length + hints.earlier.length > 0) && (
        <Fact term={texts.hints.label}>
          <HintLabels registration={registration} />
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
