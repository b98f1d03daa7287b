import type { Context } from 'koa';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import type { PermissionCheckers } from '../../kernel/http/content-manager-permissions';
import { controllerOf } from '../../kernel/http/controller';
import { mayWithin } from '../../kernel/http/permitted-institutions';
import type { OrderReader, OrderRecords } from '../panel/order-records';
import { orderRecordRoutes } from '../routes';

export interface OrderRecordsControllerPorts {
  orderRecords: OrderRecords;
  permissions: PermissionCheckers;
}

export const orderRecordsController = ({
  orderRecords,
  permissions,
}: OrderRecordsControllerPorts) => {
  const readerOf = (ctx: Context): OrderReader => ({
    of: (uid) => permissions(ctx, uid),
    mayReadBookings: (institution) =>
      mayWithin(ctx, PERMISSION_ACTIONS.readBookings, [institution]),
  });
  return controllerOf(orderRecordRoutes, {
    order: async ({ params }, ctx) => ({
      data: await orderRecords.order(params.documentId, readerOf(ctx)),
    }),
    line: async ({ params }, ctx) => ({
      data: await orderRecords.line(params.documentId, readerOf(ctx)),
    }),
  });
};
