import type { Service } from '../service';
import { abandonMovements, cancelOperations } from './abandon';
import {
  cancelPayment,
  checkPayment,
  getExternalReference,
  notifyOrder,
  reopenOrder,
  updateExternalReferences,
} from './after-sale';
import { closeOrder, createPaymentsAndCloseOrder } from './close';
import { createOrUpdateOrder } from './create';
import { getOrderDetails } from './details';
import {
  countFilesByCriteria,
  getFileDetails,
  getFileDetailsFromOrderSecretId,
  listTicketsByCriteria,
} from './files';

/** Methods whose service is unclear from the known pages; both services have them. */
const eitherService: Service['methods'] = {
  getFileDetails,
  getFileDetailsFromOrderSecretId,
  notifyOrder,
  reopenOrder,
  updateExternalReferences,
  getExternalReference,
};

/** Every service around orders. */
export const orderServices: readonly Service[] = [
  {
    name: 'externalOrderFacade',
    methods: { createOrUpdateOrder, createPaymentsAndCloseOrder, ...eitherService },
  },
  {
    name: 'externalOrderService',
    methods: { closeOrder, getOrderDetails, abandonMovements, cancelOperations, ...eitherService },
  },
  {
    name: 'externalOrderHistoryService',
    methods: { countFilesByCriteria, listTicketsByCriteria },
  },
  { name: 'externalPaymentService', methods: { checkPayment, cancelPayment } },
];
