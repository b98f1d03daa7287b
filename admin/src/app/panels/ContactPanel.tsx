import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSION_ACTIONS } from '../../../../server/src/contracts/permissions';
import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { Line } from '../../shared/components/Notice';
import { useText } from '../../shared/words/useText';
import { lazily } from '../lazily';
import { PanelLoading } from './PanelLoading';
import { NO_PERMISSIONS } from './sidePanel';
import type { SidePanel } from './sidePanel';

const ContactSummary = lazily(
  () => import('../contact/ContactSummary').then((file) => file.ContactSummary),
  <PanelLoading />,
);

// Strapi names an allowed action by its last word only, so each "read" is asked for by itself.
const SYNC = [{ action: PERMISSION_ACTIONS.readSync, subject: null }];
const BOOKINGS = [PERMISSION_ACTIONS.readBookings, PERMISSION_ACTIONS.composeBookings].map(
  (action) => ({ action, subject: null }),
);

/**
 * The panel "S-360" beside the form of a contact, for roles that may see its sync or its bookings.
 * Details are on the contact's page.
 */
export const ContactPanel: SidePanel = ({ model, document }) => {
  const text = useText();
  const isContact = model === CONTACT_UID;
  const mayReadSync = useRBAC(isContact ? SYNC : NO_PERMISSIONS).allowedActions.canRead === true;
  const bookings = useRBAC(isContact ? BOOKINGS : NO_PERMISSIONS).allowedActions;
  const mayReadBookings = bookings.canRead === true;
  const mayCompose = bookings.canCompose === true;
  if (!isContact || !(mayReadSync || mayReadBookings || mayCompose)) return null;
  if (!document?.documentId && !mayReadSync) return null;
  return {
    title: text('panel.title'),
    content: document?.documentId ? (
      <ContactSummary
        key={document.documentId}
        documentId={document.documentId}
        recordUpdatedAt={document.updatedAt ?? ''}
        rights={{ mayReadSync, mayReadBookings, mayCompose }}
      />
    ) : (
      <Line muted>{text('panel.unsaved')}</Line>
    ),
  };
};
