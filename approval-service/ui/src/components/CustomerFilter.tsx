import { Label, ToolbarItem } from "@patternfly/react-core";
import { useTexts } from "../texts/language";

/** Says that a list shows one customer alone, and lets go of it. */
export function CustomerFilter({ number, onRemove }: { number: string; onRemove: () => void }) {
  const { texts } = useTexts();
  return (
    <ToolbarItem alignSelf="center">
      <Label color="blue" closeBtnAriaLabel={texts.filters.everyCustomer} onClose={onRemove}>
        {texts.filters.ofCustomer(number)}
      </Label>
    </ToolbarItem>
  );
}
