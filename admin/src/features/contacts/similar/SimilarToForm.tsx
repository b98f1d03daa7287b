import { useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Line } from '../../../shared/components/Notice';
import { message } from '../../../translations/message';
import { SimilarContacts } from './SimilarContacts';
import { useSimilarContacts } from './useSimilarContacts';

/** The contacts that resemble the one in the Content Manager's form. */
export function SimilarToForm() {
  const { formatMessage } = useIntl();
  const values = useForm('SimilarContacts', (form) => form.values);
  const contacts = useSimilarContacts(values as Record<string, unknown>, 'contacts');
  if (contacts.length === 0) return <Line muted>{formatMessage(message('similar.nobody'))}</Line>;
  return <SimilarContacts contacts={contacts} />;
}
