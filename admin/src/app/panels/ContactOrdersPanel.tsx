import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { PERMISSION_ACTIONS } from '../../../../server/src/contracts/permissions';
import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { PanelSkeleton } from '../../features/orders/PanelSkeleton';
import { message } from '../../translations/message';
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
  const { formatMessage } = useIntl();
  const isContact = model === CONTACT_UID;
  const { allowedActions } = useRBAC(isContact ? MAY_READ : NO_PERMISSIONS);
  if (!isContact || !allowedActions.canRead || !document?.documentId) return null;
  return {
    title: formatMessage(message('orders.title')),
    content: <ContactOrders key={document.documentId} documentId={document.documentId} />,
  };
};
