import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl, type MessageDescriptor } from 'react-intl';
import { EXPORT_DECIMALS, EXPORT_SEPARATORS, usualDecimal } from '../../../../server/src/contracts';
import type { ExportDecimal, ExportForm, ExportSeparator } from '../../../../server/src/contracts';
import { message } from '../../translations/message';

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
        label={message('export.separator')}
        hint={message('export.separator.hint')}
        options={SEPARATORS}
        optionLabel={(separator) => message(`export.separator.${separator}`)}
        value={form.separator}
        onChange={(separator) => onChange({ separator, decimal: usualDecimal(separator) })}
      />
      <Choice
        label={message('export.decimal')}
        hint={message('export.decimal.hint')}
        options={DECIMALS}
        optionLabel={(decimal) => message(`export.decimal.${decimal}`)}
        value={form.decimal}
        onChange={(decimal) => onChange({ ...form, decimal })}
      />
    </>
  );
}

interface ChoiceProps<Option extends string> {
  label: MessageDescriptor;
  hint: MessageDescriptor;
  options: readonly Option[];
  optionLabel: (option: Option) => MessageDescriptor;
  value: Option;
  onChange: (option: Option) => void;
}

function Choice<Option extends string>(props: ChoiceProps<Option>) {
  const { label, hint, options, optionLabel, value, onChange } = props;
  const { formatMessage } = useIntl();
  return (
    <Field.Root hint={formatMessage(hint)}>
      <Field.Label>{formatMessage(label)}</Field.Label>
      <SingleSelect
        value={value}
        onChange={(name) => onChange(options.find((option) => option === name) ?? value)}
      >
        {options.map((option) => (
          <SingleSelectOption key={option} value={option}>
            {formatMessage(optionLabel(option))}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}
