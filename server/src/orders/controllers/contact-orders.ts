import { controllerOf } from '../../kernel/http/controller';
import type { OrderPanel } from '../panel/order-panel';
import { contactOrderRoutes } from '../routes';

export const contactOrdersController = ({ orderPanel }: { orderPanel: OrderPanel }) =>
  controllerOf(contactOrderRoutes, {
    find: ({ params, query, scope }) => orderPanel.ofContact(params.documentId, scope, query),
  });
