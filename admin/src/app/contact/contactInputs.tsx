import type { ReactNode } from 'react';
import { InputRenderer } from '@strapi/strapi/admin';
import type { InputProps } from '../../features/contacts/form/ListInputs';
import { useText } from '../../shared/words/useText';
import { lazily } from '../lazily';
import { Ours } from '../Ours';
import { inputKind } from './contactForm';
import { CONTACT_TYPES } from './contactTypes';

/** The type of a contact in Strapi's form, in words, where Strapi would show the stored values. */
function ContactTypeInput(props: InputProps) {
  const text = useText();
  const options = CONTACT_TYPES.map((value) => ({ value, label: text(`contact.type.${value}`) }));
  return (
    <Ours>
      <InputRenderer {...props} type="enumeration" options={options} />
    </Ours>
  );
}

const listInput = (name: 'CountryInput' | 'LanguageInput' | 'TitleInput') =>
  lazily(() => import('../../features/contacts/form/ListInputs').then((file) => file[name]));

/** The inputs of Strapi's form for fields of a contact. */
export const CONTACT_INPUTS: readonly { type: string; Component: (props: never) => ReactNode }[] = [
  { type: inputKind('type'), Component: ContactTypeInput },
  { type: inputKind('title'), Component: listInput('TitleInput') },
  { type: inputKind('language'), Component: listInput('LanguageInput') },
  { type: inputKind('countryCode'), Component: listInput('CountryInput') },
];

const PointedOut = lazily(
  () => import('../../features/contacts/form/PointedOut').then((file) => file.PointedOut),
  null,
  'span',
);

/** The hint of a field, and below it what S-360 may not keep of its value. */
export const hintWithPointedOut = (field: string, hint: ReactNode) => (
  <>
    {hint}
    <PointedOut field={field} />
  </>
);
