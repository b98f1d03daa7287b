import { DAY_MS, isoDate } from '../clock';
import type { Order, OrderType } from '../shapes/order';

/** The initial properties of an order. */
export interface Identity {
  orderId: number;
  fileId: number;
  orderType: OrderType;
  /** The unguessable part of the `orderSecretId`. */
  secret: string;
  createdMs: number;
}

/** An open order without lines. */
export const blankOrder = ({ orderId, fileId, orderType, secret, createdMs }: Identity): Order => ({
  details: {
    orderId,
    orderSecretId: `${secret}_${orderId}`,
    orderType,
    orderState: 'OPEN',
    orderOriginator: 'EXTERNAL_SALE',
    creationDateTime: isoDate(createdMs),
    referenceDate: isoDate(Math.floor(createdMs / DAY_MS) * DAY_MS),
    saleAmount: 0,
    preSaleAmount: 0,
    reservationAmount: 0,
    optionAmount: 0,
    waitingAccountBalanceAmount: 0,
    operationDatas: [],
    movementDatas: [],
    movementTicketDatas: [],
    generatedContiguities: [],
    orderOriginData: { toCreateToken: false },
    orderInstallmentsToCreate: [],
  },
  fileId,
  shipments: [],
  payments: [],
  externalReferences: [],
  changedAtMs: createdMs,
  resumes: [],
  isSpent: false,
});
