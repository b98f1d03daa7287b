import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { InputRenderer, useField } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { countryCodes, languageCodes } from '../../../../../server/src/contracts/known-codes';
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
  <CodeInput input={props} all={countryCodes} list="countries" kindOfName="region" />
);

export const LanguageInput = (props: InputProps) => (
  <CodeInput input={props} all={languageCodes} list="languages" kindOfName="language" />
);

interface CodeInputProps {
  input: InputProps;
  /** What is offered where an institution, or what the role may know, does not say which. */
  all: () => string[];
  list: 'countries' | 'languages';
  kindOfName: 'region' | 'language';
}

/**
 * A code of the institutions' list, found by typing the beginning of its name. No combobox: that of
 * Strapi shows a contact's value only once it is opened, and drops what is typed without a click.
 */
function CodeInput({ all, input, kindOfName, list }: CodeInputProps) {
  const { locale } = useIntl();
  const { initialValue } = useField<string | null>(input.name);
  const listed = useGetChoicesQuery(undefined).data?.[list];
  const kept = initialValue || null;
  const options = useMemo(
    () => choicesOf(listed ?? all(), { kept, locale, type: kindOfName }),
    [all, kept, kindOfName, listed, locale],
  );
  return <InputRenderer {...input} type="enumeration" options={options} />;
}
