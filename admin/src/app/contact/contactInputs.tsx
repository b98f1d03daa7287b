import type { ReactNode } from 'react';
import { lazily } from '../lazily';
import { inputKind } from './contactForm';
import { ContactTypeInput } from './ContactTypeInput';

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
