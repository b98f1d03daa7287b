import { useForm } from '@strapi/strapi/admin';
import { Line } from '../../../shared/components/Line';
import { useText } from '../../../shared/words/useText';
import { SimilarContacts } from './SimilarContacts';
import { useSimilarContacts } from './useSimilarContacts';

/** The contacts that resemble the one in the Content Manager's form. */
export function SimilarToForm() {
  const text = useText();
  const values = useForm('SimilarContacts', (form) => form.values);
  const contacts = useSimilarContacts(values as Record<string, unknown>, 'contacts');
  if (contacts.length === 0) return <Line muted>{text('similar.nobody')}</Line>;
  return <SimilarContacts contacts={contacts} />;
}
