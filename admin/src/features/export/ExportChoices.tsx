import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { MessageKey } from '../../translations/message';
import { EXPORT_DECIMALS, EXPORT_SEPARATORS, usualDecimal } from '../../../../server/src/contracts';
import type { ExportDecimal, ExportForm, ExportSeparator } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';

const SEPARATORS = Object.keys(EXPORT_SEPARATORS) as ExportSeparator[];
const DECIMALS = Object.keys(EXPORT_DECIMALS) as ExportDecimal[];

interface ExportChoicesProps {
  form: ExportForm;
  onChange: (form: ExportForm) => void;
}

/**
 * The format of the file. Choosing a separator also sets the decimal mark that usually goes with
 * it.
 */
export function ExportChoices({ form, onChange }: ExportChoicesProps) {
  return (
    <>
      <Choice
        label={'export.separator'}
        hint={'export.separator.hint'}
        options={SEPARATORS}
        optionLabel={(separator) => `export.separator.${separator}`}
        value={form.separator}
        onChange={(separator) => onChange({ separator, decimal: usualDecimal(separator) })}
      />
      <Choice
        label={'export.decimal'}
        hint={'export.decimal.hint'}
        options={DECIMALS}
        optionLabel={(decimal) => `export.decimal.${decimal}`}
        value={form.decimal}
        onChange={(decimal) => onChange({ ...form, decimal })}
      />
    </>
  );
}

interface ChoiceProps<Option extends string> {
  label: MessageKey;
  hint: MessageKey;
  options: readonly Option[];
  optionLabel: (option: Option) => MessageKey;
  value: Option;
  onChange: (option: Option) => void;
}

function Choice<Option extends string>(props: ChoiceProps<Option>) {
  const { label, hint, options, optionLabel, value, onChange } = props;
  const text = useText();
  return (
    <Field.Root hint={text(hint)}>
      <Field.Label>{text(label)}</Field.Label>
      <SingleSelect
        value={value}
        onChange={(name) => onChange(options.find((option) => option === name) ?? value)}
      >
        {options.map((option) => (
          <SingleSelectOption key={option} value={option}>
            {text(optionLabel(option))}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}
