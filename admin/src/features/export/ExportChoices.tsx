import { EXPORT_DECIMALS, EXPORT_SEPARATORS, usualDecimal } from '../../../../server/src/contracts';
import type { ExportDecimal, ExportForm, ExportSeparator } from '../../../../server/src/contracts';
import { ChoiceField } from '../../shared/components/Choice';
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
  const text = useText();
  return (
    <>
      <ChoiceField
        name="separator"
        label={text('export.separator')}
        hint={text('export.separator.hint')}
        chosen={form.separator}
        options={SEPARATORS.map((id) => ({ id, text: text(`export.separator.${id}`) }))}
        onChoose={(separator) => onChange({ separator, decimal: usualDecimal(separator) })}
      />
      <ChoiceField
        name="decimal"
        label={text('export.decimal')}
        hint={text('export.decimal.hint')}
        chosen={form.decimal}
        options={DECIMALS.map((id) => ({ id, text: text(`export.decimal.${id}`) }))}
        onChoose={(decimal) => onChange({ ...form, decimal })}
      />
    </>
  );
}
