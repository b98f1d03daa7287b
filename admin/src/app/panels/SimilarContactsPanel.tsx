import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSION_ACTIONS } from '../../../../server/src/contracts/permissions';
import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { useText } from '../../shared/words/useText';
import { lazily } from '../lazily';
import { PanelLoading } from './PanelLoading';
import { NO_PERMISSIONS } from './sidePanel';
import type { SidePanel } from './sidePanel';

const SimilarToForm = lazily(
  () => import('../../features/contacts/similar/SimilarToForm').then((file) => file.SimilarToForm),
  <PanelLoading />,
);

const SEES_CONTACTS = [{ action: PERMISSION_ACTIONS.readSync, subject: null }];

/** The panel beside the form of a new contact: existing contacts that resemble it. */
export const SimilarContactsPanel: SidePanel = ({ document, model }) => {
  const text = useText();
  const isNew = model === CONTACT_UID && !document?.documentId;
  const { allowedActions } = useRBAC(isNew ? SEES_CONTACTS : NO_PERMISSIONS);
  if (!isNew || !allowedActions.canRead) return null;
  return { title: text('similar.panel'), content: <SimilarToForm /> };
};
