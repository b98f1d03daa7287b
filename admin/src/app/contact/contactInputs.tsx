import type { ReactNode } from 'react';
import { lazily } from '../lazily';
import { inputKind } from './contactForm';
import { ContactTypeInput } from './ContactTypeInput';

const codeInputs = () => import('../../features/contacts/form/CodeInput');

/** The inputs of Strapi's form for fields of a contact. */
export const CONTACT_INPUTS: readonly { type: string; Component: (props: never) => ReactNode }[] = [
  { type: inputKind('type'), Component: ContactTypeInput },
  {
    type: inputKind('title'),
    Component: lazily(() =>
      import('../../features/contacts/form/TitleInput').then((file) => file.TitleInput),
    ),
  },
  {
    type: inputKind('language'),
    Component: lazily(() => codeInputs().then((file) => file.LanguageInput)),
  },
  {
    type: inputKind('countryCode'),
    Component: lazily(() => codeInputs().then((file) => file.CountryInput)),
  },
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
