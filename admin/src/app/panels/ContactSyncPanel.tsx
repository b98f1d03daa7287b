import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSION_ACTIONS } from '../../../../server/src/contracts/permissions';
import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { Line } from '../../shared/components/Notice';
import { useText } from '../../shared/words/useText';
import { lazily } from '../lazily';
import { PanelLoading } from './PanelLoading';
import { NO_PERMISSIONS } from './sidePanel';
import type { SidePanel } from './sidePanel';

const ContactSync = lazily(
  () => import('../../features/contacts/sync/ContactSync').then((file) => file.ContactSync),
  <PanelLoading />,
);

// Strapi names an allowed action by its last word only, so a "read" of another screen must not be
// in this list.
const SYNC_PERMISSIONS = [
  PERMISSION_ACTIONS.readSync,
  PERMISSION_ACTIONS.exchangeNow,
  PERMISSION_ACTIONS.editConsents,
  PERMISSION_ACTIONS.decideConflicts,
].map((action) => ({ action, subject: null }));

/** The panel "S-360" on the edit page of a contact, for roles that may see its sync. */
export const ContactSyncPanel: SidePanel = ({ model, document }) => {
  const text = useText();
  const isContact = model === CONTACT_UID;
  const { allowedActions } = useRBAC(isContact ? SYNC_PERMISSIONS : NO_PERMISSIONS);
  const { canRead, canDecide, canExchange, canEdit } = allowedActions;
  if (!isContact || !canRead) return null;
  return {
    title: text('panel.title'),
    content: document?.documentId ? (
      <ContactSync
        key={document.documentId}
        documentId={document.documentId}
        recordUpdatedAt={document.updatedAt ?? ''}
        mayExchange={canExchange === true}
        mayDecide={canDecide === true}
        mayEditConsents={canEdit === true}
      />
    ) : (
      <Line muted>{text('panel.unsaved')}</Line>
    ),
  };
};
