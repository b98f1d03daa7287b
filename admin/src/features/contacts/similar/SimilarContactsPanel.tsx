import { useForm, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../../../server/src/contracts';
import type { SidePanel } from '../ContactSyncPanel';
import { Line } from '../../../shared/components/Notice';
import { message } from '../../../translations/message';
import { SimilarContacts } from './SimilarContacts';
import { useSimilarContacts } from './useSimilarContacts';

const NO_PERMISSIONS: { action: string; subject: null }[] = [];
const SEES_CONTACTS = [{ action: PERMISSION_ACTIONS.readSync, subject: null }];

/** The panel beside the form of a new contact: who is there already that it resembles. */
export const SimilarContactsPanel: SidePanel = ({ document, model }) => {
  const { formatMessage } = useIntl();
  const isNew = model === CONTACT_UID && !document?.documentId;
  const { allowedActions } = useRBAC(isNew ? SEES_CONTACTS : NO_PERMISSIONS);
  if (!isNew || !allowedActions.canRead) return null;
  return { title: formatMessage(message('similar.panel')), content: <BesideForm /> };
};

function BesideForm() {
  const { formatMessage } = useIntl();
  const values = useForm('SimilarContacts', (form) => form.values);
  const contacts = useSimilarContacts(values as Record<string, unknown>, 'contacts');
  if (contacts.length === 0) return <Line muted>{formatMessage(message('similar.nobody'))}</Line>;
  return <SimilarContacts contacts={contacts} />;
}
