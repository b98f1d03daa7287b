import { Typography } from '@strapi/design-system';
import { useText } from '../../../shared/words/useText';

/** Whether a contact is a person or a company, in words, in the Content Manager's list. */
export function ContactTypeCell({ type }: { type: unknown }) {
  const text = useText();
  const isKnown = type === 'individual' || type === 'structure';
  return (
    <Typography textColor="neutral800">{isKnown ? text(`contact.type.${type}`) : '-'}</Typography>
  );
}
