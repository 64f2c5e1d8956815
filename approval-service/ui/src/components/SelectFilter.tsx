import { FormSelect, FormSelectOption, ToolbarItem } from "@patternfly/react-core";

type Props<Value extends string> = {
  label: string;
  values: readonly Value[];
  nameOf: (value: Value) => string;
  value: Value;
  onChange: (value: Value) => void;
};

/** One of a few values to filter or order a list by. */
export function SelectFilter<Value extends string>({ label, values, nameOf, value, onChange }: Props<Value>) {
  return (
    <ToolbarItem>
      <FormSelect
        aria-label={label}
        value={value}
        onChange={(_event, text) => {
          const chosen = values.find((one) => one === text);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {values.map((one) => (
          <FormSelectOption key={one} value={one} label={nameOf(one)} />
        ))}
      </FormSelect>
    </ToolbarItem>
  );
}
