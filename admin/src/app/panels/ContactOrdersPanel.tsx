import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSION_ACTIONS } from '../../../../server/src/contracts/permissions';
import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { PanelSkeleton } from '../../features/orders/PanelSkeleton';
import { useText } from '../../shared/words/useText';
import { lazily } from '../lazily';
import { NO_PERMISSIONS } from './sidePanel';
import type { SidePanel } from './sidePanel';

const ContactOrders = lazily(
  () => import('../../features/orders/ContactOrders').then((file) => file.ContactOrders),
  <PanelSkeleton />,
);

const MAY_READ = [{ action: PERMISSION_ACTIONS.readSync, subject: null }];

/** The panel "Orders" on the edit page of a saved contact, for roles that may see its sync. */
export const ContactOrdersPanel: SidePanel = ({ model, document }) => {
  const text = useText();
  const isContact = model === CONTACT_UID;
  const { allowedActions } = useRBAC(isContact ? MAY_READ : NO_PERMISSIONS);
  if (!isContact || !allowedActions.canRead || !document?.documentId) return null;
  return {
    title: text('orders.title'),
    content: <ContactOrders key={document.documentId} documentId={document.documentId} />,
  };
};
