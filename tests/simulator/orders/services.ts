import type { Service } from '../service';
import { abandonMovements, cancelOperations } from './abandon';
import {
  cancelPayment,
  checkPayment,
  getAvailableShipmentModes,
  getExternalReference,
  notifyOrder,
  reopenOrder,
  setShipmentMode,
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

/** REST versions of the tnseb services (section 1.2: REST from 1_30 on). */
export const tnsebVersions: readonly string[] = ['1_30', '1_31', '1_32', '1_33'];

/** Methods whose service the known pages do not settle; they answer at both. */
const eitherService = {
  getFileDetails,
  getFileDetailsFromOrderSecretId,
  notifyOrder,
  reopenOrder,
  updateExternalReferences,
  getExternalReference,
  getAvailableShipmentModes,
  setShipmentMode,
};

/** Every service around orders (sections 4 and 5). */
export const orderServices: readonly Service[] = [
  {
    module: 'tnseb',
    name: 'externalOrderFacade',
    versions: tnsebVersions,
    methods: { createOrUpdateOrder, createPaymentsAndCloseOrder, ...eitherService },
  },
  {
    module: 'tnseb',
    name: 'externalOrderService',
    versions: tnsebVersions,
    methods: { closeOrder, getOrderDetails, abandonMovements, cancelOperations, ...eitherService },
  },
  {
    module: 'tnseb',
    name: 'externalOrderHistoryService',
    versions: [...tnsebVersions, '1_34'],
    methods: { countFilesByCriteria, listTicketsByCriteria },
  },
  {
    module: 'tnseb',
    name: 'externalPaymentService',
    versions: tnsebVersions,
    methods: { checkPayment, cancelPayment },
  },
];
