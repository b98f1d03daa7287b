import { Box, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

/** What can be chosen, and its words. */
interface Option<Id extends string> {
  id: Id;
  text: string;
  /** Shown, but not to be chosen. */
  disabled?: boolean;
}

interface ChoiceFieldProps<Id extends string> {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  size?: 'S' | 'M';
  /** `null` while nothing is chosen. */
  chosen: Id | null;
  options: readonly Option<Id>[];
  onChoose: (id: Id) => void;
}

/** A field of a form in which one of several things is chosen. */
export function ChoiceField<Id extends string>(props: ChoiceFieldProps<Id>) {
  const { label, size, chosen, disabled, options, onChoose, ...field } = props;
  return (
    <Field.Root {...field}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        {...(size && { size })}
        {...(disabled && { disabled })}
        value={chosen}
        onChange={(value) => {
          const known = options.find(({ id }) => id === value);
          if (known) onChoose(known.id);
        }}
      >
        {options.map(({ disabled: isOff = false, id, text }) => (
          <SingleSelectOption key={id} value={id} disabled={isOff}>
            {text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

interface ChoiceFilterProps<Id extends string> {
  label: string;
  /** The words while nothing is chosen. */
  whenAll: string;
  clearLabel?: string;
  minWidth?: string;
  chosen: Id | undefined;
  options: readonly Option<Id>[];
  onChoose: (id: Id | undefined) => void;
}

/** A filter of a list, which shows all until one of several things is chosen. */
export function ChoiceFilter<Id extends string>(props: ChoiceFilterProps<Id>) {
  const { label, whenAll, clearLabel = whenAll, chosen, options, onChoose } = props;
  return (
    <Box minWidth={props.minWidth ?? '20rem'}>
      <SingleSelect
        size="S"
        aria-label={label}
        placeholder={whenAll}
        clearLabel={clearLabel}
        value={chosen ?? null}
        onChange={(value) => onChoose(options.find(({ id }) => id === value)?.id)}
        onClear={() => onChoose(undefined)}
      >
        {options.map(({ id, text }) => (
          <SingleSelectOption key={id} value={id}>
            {text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
