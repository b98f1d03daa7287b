import { controllerOf } from '../../kernel/http/controller';
import type { OrderAsking } from '../asking/order-asking';
import { orderPullRoutes } from '../routes';

export const ordersController = ({ orderAsking }: { orderAsking: OrderAsking }) =>
  controllerOf(orderPullRoutes, {
    pull: async ({ params }) => ({ data: await orderAsking.ask(params.documentId) }),
    pullById: async ({ params }) => ({
      data: await orderAsking.askById(params.code, params.orderId),
    }),
  });
