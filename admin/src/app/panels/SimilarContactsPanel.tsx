import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../../server/src/contracts';
import { SimilarToForm } from '../../features/contacts/similar/SimilarToForm';
import { message } from '../../translations/message';
import { NO_PERMISSIONS } from './sidePanel';
import type { SidePanel } from './sidePanel';

const SEES_CONTACTS = [{ action: PERMISSION_ACTIONS.readSync, subject: null }];

/** The panel beside the form of a new contact: who is there already that it resembles. */
export const SimilarContactsPanel: SidePanel = ({ document, model }) => {
  const { formatMessage } = useIntl();
  const isNew = model === CONTACT_UID && !document?.documentId;
  const { allowedActions } = useRBAC(isNew ? SEES_CONTACTS : NO_PERMISSIONS);
  if (!isNew || !allowedActions.canRead) return null;
  return { title: formatMessage(message('similar.panel')), content: <SimilarToForm /> };
};
