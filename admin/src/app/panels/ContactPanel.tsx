import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { Line } from '../../shared/components/Line';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { lazily } from '../lazily';
import { PanelLoading } from './PanelLoading';
import type { SidePanel } from './sidePanel';

const ContactSummary = lazily(
  () => import('../contact/ContactSummary').then((file) => file.ContactSummary),
  <PanelLoading />,
);

/**
 * The panel "S-360" beside the form of a contact, for roles that may see its sync or its bookings.
 * Details are on the contact's page.
 */
export const ContactPanel: SidePanel = ({ model, document }) => {
  const text = useText();
  const mayReadSync = useAllowed('readSync').somewhere;
  const mayReadBookings = useAllowed('readBookings').somewhere;
  const mayCompose = useAllowed('composeBookings').somewhere;
  if (model !== CONTACT_UID || !(mayReadSync || mayReadBookings || mayCompose)) return null;
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
