import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { countryCodes, languageCodes } from '../../../../../server/src/contracts/known-codes';
import { useText } from '../../../shared/words/useText';
import { choicesOf } from './choices';
import { useGetChoicesQuery } from './enteredValuesApi';

/** What Strapi's form passes to an input. */
export interface InputProps {
  name: string;
  label: string;
  hint?: ReactNode;
  labelAction?: ReactNode;
  disabled?: boolean;
  placeholder?: string;
  required?: boolean;
}

export const CountryInput = (props: InputProps) => (
  <CodeInput {...props} all={countryCodes} list="countries" kindOfName="region" />
);

export const LanguageInput = (props: InputProps) => (
  <CodeInput {...props} all={languageCodes} list="languages" kindOfName="language" />
);

interface CodeInputProps extends InputProps {
  /** What is offered where an institution, or what the role may know, does not say which. */
  all: () => string[];
  list: 'countries' | 'languages';
  kindOfName: 'region' | 'language';
}

/** A code of the institutions' list, found by typing the beginning of its name. */
function CodeInput({
  all,
  disabled,
  hint,
  kindOfName,
  label,
  labelAction,
  list,
  name,
  placeholder,
  required,
}: CodeInputProps) {
  const text = useText();
  const { locale } = useIntl();
  const { error, initialValue, onChange, value } = useField<string | null>(name);
  const listed = useGetChoicesQuery(undefined).data?.[list];
  const kept = initialValue || null;
  const choices = useMemo(
    () => choicesOf(listed ?? all(), { kept, locale, type: kindOfName }),
    [all, kept, kindOfName, listed, locale],
  );
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <Combobox
        autocomplete="both"
        disabled={disabled}
        placeholder={placeholder || text('contactForm.search')}
        noOptionsMessage={() => text(`contactForm.none.${kindOfName}`)}
        clearLabel={text('contactForm.clear')}
        value={value ?? ''}
        onChange={(chosen) => onChange(name, chosen || null)}
        onClear={() => onChange(name, null)}
      >
        {choices.map((choice) => (
          <ComboboxOption key={choice.value} value={choice.value}>
            {choice.label}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
