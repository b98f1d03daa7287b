import { checked, type Parameters } from '../parameters';
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

const ofOrder: Parameters = { mandatory: { orderId: 'id' } };

/** Parameters of section 5.2; those after `purchasersInfo` are known from version 1_16. */
const creation: Parameters = {
  mandatory: { pointOfSalesId: 'id' },
  optional: {
    orderId: 'id',
    fileId: 'id',
    orderType: 'text',
    purchasersInfo: 'objects',
    externalReference: 'text',
    composedProductOperations: 'objects',
    singleEntryAttributionOperations: 'objects',
    simpleProductOperations: 'objects',
    transportProductOperations: 'objects',
    chargeOperations: 'objects',
    origin: 'object',
    fileContacts: 'objects',
    isResumeAllOptionOperations: 'flag',
    isResumeAllReservationOperations: 'flag',
  },
};

/** Assumption 13. */
const closing: Parameters = {
  mandatory: { orderId: 'id' },
  optional: {
    orderType: 'text',
    purchaserInfo: 'object',
    generateBarCodes: 'flag',
    maxWaitingTime: 'number',
    payments: 'objects',
  },
};

/** Section 5.3. */
const paying: Parameters = {
  mandatory: { orderId: 'id', payments: 'objects' },
  optional: {
    orderType: 'text',
    purchasersInfo: 'objects',
    isConvertedReservation: 'flag',
    createToken: 'flag',
    paymentParams: 'object',
    maxWaitingTime: 'number',
  },
};

/** Section 5.5. */
const counting: Parameters = {
  optional: {
    pointOfSalesId: 'id',
    startDate: 'date',
    endDate: 'date',
    states: 'texts',
    productId: 'id',
    performanceId: 'id',
    itemId: 'id',
    culturalContactReference: 'id',
    paymentStates: 'texts',
    fileContacts: 'objects',
    maxFileExpirationDate: 'date',
    maxInstallmentExpirationDate: 'date',
    fileSearchCriteria: 'text',
    mainAudienceCategory: 'text',
    fileOptionStates: 'texts',
    orderOriginators: 'texts',
  },
};

const referenced: Parameters = { mandatory: { id: 'id', externalReferenceKind: 'text' } };

/** Methods whose service is unclear from the known pages; both services have them. */
const eitherService: Service['methods'] = {
  getFileDetails: checked({ mandatory: { fileId: 'id' } }, getFileDetails),
  getFileDetailsFromOrderSecretId: checked(
    { mandatory: { orderSecretId: 'text' } },
    getFileDetailsFromOrderSecretId,
  ),
  notifyOrder: checked({ ...ofOrder, optional: { paymentState: 'text' } }, notifyOrder),
  reopenOrder: checked(ofOrder, reopenOrder),
  updateExternalReferences: checked(
    { mandatory: { ...referenced.mandatory, externalReference: 'objects' } },
    updateExternalReferences,
  ),
  getExternalReference: checked(referenced, getExternalReference),
  getAvailableShipmentModes: checked(ofOrder, getAvailableShipmentModes),
  setShipmentMode: checked(
    { mandatory: { ...ofOrder.mandatory, shipmentModeId: 'id' } },
    setShipmentMode,
  ),
};

/** Every service around orders (sections 4 and 5). */
export const orderServices: readonly Service[] = [
  {
    module: 'tnseb',
    name: 'externalOrderFacade',
    versions: tnsebVersions,
    methods: {
      createOrUpdateOrder: checked(creation, createOrUpdateOrder),
      createPaymentsAndCloseOrder: checked(paying, createPaymentsAndCloseOrder),
      ...eitherService,
    },
  },
  {
    module: 'tnseb',
    name: 'externalOrderService',
    versions: tnsebVersions,
    methods: {
      closeOrder: checked(closing, closeOrder),
      getOrderDetails: checked({ ...ofOrder, optional: { granularity: 'text' } }, getOrderDetails),
      abandonMovements: checked(
        { mandatory: { ...ofOrder.mandatory, movementIds: 'ids' } },
        abandonMovements,
      ),
      cancelOperations: checked(
        { ...ofOrder, optional: { operationIds: 'ids', movementIds: 'ids' } },
        cancelOperations,
      ),
      ...eitherService,
    },
  },
  {
    module: 'tnseb',
    name: 'externalOrderHistoryService',
    versions: [...tnsebVersions, '1_34'],
    methods: {
      countFilesByCriteria: checked(counting, countFilesByCriteria),
      listTicketsByCriteria: checked(
        {
          mandatory: { ticketFilterCriteria: 'object' },
          optional: { paginationParameter: 'object' },
        },
        listTicketsByCriteria,
      ),
    },
  },
  {
    module: 'tnseb',
    name: 'externalPaymentService',
    versions: tnsebVersions,
    methods: {
      checkPayment: checked({ ...ofOrder, optional: { payments: 'objects' } }, checkPayment),
      cancelPayment: checked({ mandatory: { paymentIds: 'ids' } }, cancelPayment),
    },
  },
];
