import type { ReactNode } from 'react';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../../server/src/contracts';
import { message } from '../../translations/message';
import { ContactSync } from './sync/ContactSync';
import { Line } from '../../shared/components/Notice';

/** What the Content Manager tells a side panel about the page it stands on; the part used here. */
interface EditView {
  model: string;
  /** Missing while a contact is being created or duplicated. */
  document?: { documentId?: string; updatedAt?: string };
}

/** A side panel as the Content Manager wants it: a function that describes, with hooks allowed. */
export type SidePanel = (view: EditView) => { title: string; content: ReactNode } | null;

const NO_PERMISSIONS: { action: string; subject: null }[] = [];
// Strapi names what is allowed by the last word only: "read" of another screen must not be among them.
const SYNC_PERMISSIONS = [
  PERMISSION_ACTIONS.readSync,
  PERMISSION_ACTIONS.exchangeNow,
  PERMISSION_ACTIONS.editConsents,
  PERMISSION_ACTIONS.decideConflicts,
].map((action) => ({ action, subject: null }));

/** The panel "S-360" on the edit page of a contact, for roles that may see the sync. */
export const ContactSyncPanel: SidePanel = ({ model, document }) => {
  const { formatMessage } = useIntl();
  const isContact = model === CONTACT_UID;
  const { allowedActions } = useRBAC(isContact ? SYNC_PERMISSIONS : NO_PERMISSIONS);
  const { canRead, canDecide, canExchange, canEdit } = allowedActions;
  if (!isContact || !canRead) return null;
  return {
    title: formatMessage(message('panel.title')),
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
      <Line muted>{formatMessage(message('panel.unsaved'))}</Line>
    ),
  };
};
