import { useMemo } from 'react';
import type { ComponentProps } from 'react';
import { InputRenderer, useField } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { countryCodes, languageCodes } from '../../../../../server/src/contracts/known-codes';
import { useTextIfAny } from '../../../shared/words/useTextIfAny';
import { choicesOf, withKept, type Choice } from './choices';
import { useGetChoicesQuery } from './enteredValuesApi';

type EnumerationProps = Extract<ComponentProps<typeof InputRenderer>, { type: 'enumeration' }>;

/** What Strapi's form passes to an input that offers choices of its own. */
export type InputProps = Omit<EnumerationProps, 'options' | 'type'>;

/** A country of the institutions' lists, or any where these or the role do not say which. */
export function CountryInput(props: InputProps) {
  const listed = useGetChoicesQuery(undefined).data?.countries;
  const { locale } = useIntl();
  const choices = useMemo(
    () => choicesOf(listed ?? countryCodes(), { locale, type: 'region' }),
    [listed, locale],
  );
  return <ListInput input={props} choices={choices} />;
}

/** A language in the same way. */
export function LanguageInput(props: InputProps) {
  const listed = useGetChoicesQuery(undefined).data?.languages;
  const { locale } = useIntl();
  const choices = useMemo(
    () => choicesOf(listed ?? languageCodes(), { locale, type: 'language' }),
    [listed, locale],
  );
  return <ListInput input={props} choices={choices} />;
}

/** A title of the institutions' lists. A role that may not know the lists types it. */
export function TitleInput(props: InputProps) {
  const textIfAny = useTextIfAny();
  const { data, isError } = useGetChoicesQuery(undefined);
  if (isError) return <InputRenderer {...props} type="string" />;
  const titles = (data?.titles ?? []).map((value) => {
    const word = textIfAny(`contactForm.title.${value}`);
    return { value, label: word === null ? value : `${word} (${value})` };
  });
  return <ListInput input={props} choices={titles} />;
}

/**
 * One of some choices, found by typing the beginning of its name. No combobox: that of Strapi shows
 * a contact's value only once it is opened, and drops what is typed without a click.
 */
function ListInput({ choices, input }: { choices: readonly Choice[]; input: InputProps }) {
  const { initialValue } = useField<string | null>(input.name);
  const options = withKept(choices, initialValue || null);
  return <InputRenderer {...input} type="enumeration" options={options} />;
}
