import { Label, LabelGroup } from "@patternfly/react-core";
import type { Registration } from "../api/client";
import { fullName } from "../full-name";
import { useTexts } from "../texts/language";

/** What helps to decide: colleagues' addresses, people of nearly the same name, earlier attempts. */
export function HintLabels({ registration }: { registration: Registration }) {
  const { texts } = useTexts();
  const { hints } = registration;
  if (!hints) return null;
  const { domain, similarNames, earlier } = hints;
  const latest = earlier[0];
  return (
    <LabelGroup aria-label={texts.hints.label} numLabels={10} className="app-hints">
      {domain === "same" && (
        <Label color="green" isCompact>
          {texts.hints.sameDomain}
        </Label>
      )}
      {domain === "different" && (
        <Label color="orange" isCompact>
          {texts.hints.differentDomain}
        </Label>
      )}
      {similarNames.map((name) => (
        <Label key={name} color="orange" isCompact textMaxWidth="16rem">
          {sameName(name, fullName(registration))
            ? texts.hints.sameName(name)
            : texts.hints.similarName(name)}
        </Label>
      ))}
      {latest && (
        <Label color="orange" isCompact>
          {texts.hints.attempt(earlier.length + 1, texts.states[latest.state])}
        </Label>
      )}
    </LabelGroup>
  );
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
