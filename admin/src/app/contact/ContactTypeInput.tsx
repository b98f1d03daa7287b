import { InputRenderer } from '@strapi/strapi/admin';
import type { InputProps } from '../../features/contacts/form/ListInputs';
import { useText } from '../../shared/words/useText';
import { Ours } from '../Ours';
import { CONTACT_TYPES } from './contactTypes';

/** The type of a contact in Strapi's form, in words, where Strapi would show the stored values. */
export function ContactTypeInput(props: InputProps) {
  const text = useText();
  const options = CONTACT_TYPES.map((value) => ({ value, label: text(`contact.type.${value}`) }));
  return (
    <Ours>
      <InputRenderer {...props} type="enumeration" options={options} />
    </Ours>
  );
}
