import { controllerOf } from '../../kernel/http/controller';
import type { OrderPanel } from '../panel/order-panel';
import { contactOrderRoutes } from '../routes';

/** Answers the orders on a contact's page. */
export const contactOrdersController = ({ orderPanel }: { orderPanel: OrderPanel }) =>
  controllerOf(contactOrderRoutes, {
    find: ({ params, query }) => orderPanel.ofContact(params.documentId, query),
  });
