import { documented, inferred, seenInUse } from './evidence';
import {
  contactReference,
  orderDetailsData,
  orderOrigin,
  orderState,
  orderType,
  orderUpdateResult,
} from './order';
import type { Service } from './service';
import { by, required } from './vocabulary';

const doc = by(documented('apidocs ExternalOrderFacade'));
const v16 = by(documented('apidocs ExternalOrderFacade 1_16'));
const seen = by(seenInUse('SOAP clients; the form in JSON is inferred'));
const widget = by(documented('platform.secutix.com/frontend/payment%20widget'));
const orders = by(documented('apidocs ExternalOrderService'));
const history = by(documented('apidocs ExternalOrderHistoryService 1_30'));
const client = by(seenInUse('a client that was never shown to run'));
const guess = by(inferred('closeOrder of the same client'));

/** The purchaser by contact number (assumption `purchaser`); other members are not known. */
const purchaser = v16.object({ contactReference });

const versions = ['1_34', '1_33', '1_32', '1_31', '1_30'];

/** What is known of an order after closing (assumption `closing`). */
export const orderData = guess.object({ orderId: guess.long(), orderState });

export const paymentDetail = guess.object({
  paymentId: widget.long(),
  identification: widget.text(),
  epcTransactionData: widget.object({ transactionID: widget.text() }),
  amount: guess.money(),
  paymentMethodId: guess.long(),
  paymentState: history.oneOf(
    ...(['WAITING', 'IN_PROGRESS', 'AUTHORIZED', 'PAID', 'CANCELLED_BY_USER', 'FAILED'] as const),
    ...(['ABANDONED', 'WAITING_MANUAL_VALIDATION', 'FAILED_REJECTED'] as const),
  ),
});

const unknownLines = doc.list(doc.anything());

export const externalOrderFacade = {
  module: 'tnseb',
  name: 'externalOrderFacade',
  evidence: documented('mosa.demo-ws.secutix.com/tnseb/apidocs/ExternalOrderFacade_latest.html'),
  versions,
  version: '1_33',
  versionSetting: 'orderServiceVersion',
  methods: {
    /** Called again with `orderId` it adds to that order: all lines go in one call. */
    createOrUpdateOrder: {
      effect: 'changes',
      evidence: documented('apidocs ExternalOrderFacade'),
      errors: ['error.order.availability'],
      request: {
        pointOfSalesId: required(doc.long()),
        orderId: doc.long(),
        fileId: doc.long(),
        orderType,
        purchasersInfo: v16.list(purchaser),
        externalReference: doc.text(),
        /** Seats that S-360 chooses. */
        singleEntryAttributionOperations: doc.list(
          seen.object({
            operationAttributions: seen.list(
              seen.object({
                audienceSubCategoryId: seen.long(),
                quantity: seen.number(),
                performanceId: seen.long(),
                seatCategoryId: seen.long(),
              }),
            ),
            /** As S-360 spells it. */
            preferedAreas: seen.list(seen.long()),
          }),
        ),
        /** Items without a seat. */
        simpleProductOperations: doc.list(
          seen.object({
            audienceSubCategoryId: seen.long(),
            quantity: seen.number(),
            itemId: seen.long(),
          }),
        ),
        composedProductOperations: unknownLines,
        transportProductOperations: unknownLines,
        chargeOperations: unknownLines,
        fileContacts: unknownLines,
        /** A sales channel may demand it. */
        origin: orderOrigin,
        /** Mandatory in 1_16, the newest version whose parameters are all known. */
        isResumeAllOptionOperations: v16.flag(),
        isResumeAllReservationOperations: v16.flag(),
      },
      answer: orderUpdateResult,
    },
    /** Documented for sales channels of type Internet; elsewhere inferred. */
    createPaymentsAndCloseOrder: {
      effect: 'changes',
      evidence: documented('platform.secutix.com/frontend/payment%20widget'),
      request: {
        orderId: required(widget.long()),
        orderType,
        isConvertedReservation: widget.flag(),
        createToken: widget.flag(),
        payments: required(
          widget.list(
            widget.object({
              amount: required(widget.money()),
              paymentMethodId: required(widget.long()),
            }),
          ),
        ),
        paymentParams: widget.object({
          contactNumber: contactReference,
          totalAmount: widget.money(),
          paymentParametersMap: widget.map(widget.text()),
        }),
        purchasersInfo: widget.list(purchaser),
        maxWaitingTime: widget.number(),
      },
      answer: {
        orderData,
        paymentDetails: guess.list(paymentDetail),
      },
    },
  },
} as const satisfies Service;

export const externalOrderService = {
  module: 'tnseb',
  name: 'externalOrderService',
  evidence: documented('mosa.demo-ws.secutix.com/tnseb/apidocs/ExternalOrderService_latest.html'),
  versions,
  version: '1_33',
  versionSetting: 'orderServiceVersion',
  methods: {
    getOrderDetails: {
      effect: 'reads',
      evidence: documented('platform.secutix.com/webhook/order/v2, by name'),
      request: {
        orderId: required(orders.long()),
        granularity: orders.oneOf('OPERATION', 'MOVEMENT', 'TICKET'),
      },
      answer: { orderDetailsData },
    },
    /** Without payment: a sale is closed and unpaid (assumption `closing`). */
    closeOrder: {
      effect: 'changes',
      evidence: seenInUse('a client that was never shown to run'),
      request: {
        orderId: required(client.long()),
        orderType,
        purchaserInfo: client.object({ contactReference }),
        generateBarCodes: client.flag(),
        /** Its unit is not known. */
        maxWaitingTime: client.number(),
      },
      answer: { orderData },
    },
    /** What becomes of an order without movements is inferred (assumption `abandoning`). */
    abandonMovements: {
      effect: 'changes',
      evidence: documented('apidocs ExternalOrderService'),
      request: {
        orderId: required(orders.long()),
        movementIds: required(orders.list(orders.long())),
      },
      answer: orderUpdateResult,
    },
  },
} as const satisfies Service;

export const externalOrderHistoryService = {
  module: 'tnseb',
  name: 'externalOrderHistoryService',
  evidence: documented(
    'mosa.demo-ws.secutix.com/tnseb/apidocs/ExternalOrderHistoryService_1_34.html',
  ),
  versions,
  version: '1_33',
  versionSetting: 'orderServiceVersion',
  methods: {
    countFilesByCriteria: {
      effect: 'reads',
      evidence: documented('apidocs ExternalOrderHistoryService 1_13 to 1_34'),
      request: {
        pointOfSalesId: history.long(),
        startDate: history.instant(),
        endDate: history.instant(),
        /** As the API spells them. */
        states: history.list(
          history.oneOf(
            ...['RUNNING', 'SUSPENDED', 'IN_OPTION', 'IN_RESERVATION', 'OPTION_RESERV'],
            ...['CONFIRMED', 'SOLDED', 'NOT_SOLDED', 'PART_SOLDED', 'CANCELED', 'ABANDONNED'],
            'TECH_ERROR',
          ),
        ),
        productId: history.long(),
        performanceId: history.long(),
        itemId: history.long(),
        culturalContactReference: contactReference,
        paymentStates: history.list(history.text()),
        fileContacts: history.list(
          history.object({
            fileContactType: history.oneOf('SALE', 'OWNER', 'FINDER', 'COMM_ENTITY'),
            contactReference,
          }),
        ),
        maxFileExpirationDate: history.instant(),
        maxInstallmentExpirationDate: history.instant(),
        fileSearchCriteria: history.oneOf('UNION_FILE_CONTACTS', 'INTERSECT_FILE_CONTACTS'),
        mainAudienceCategory: history.text(),
        fileOptionStates: history.list(history.oneOf('NONE', 'REQUESTED', 'PRE_REQUESTED')),
        orderOriginators: history.list(history.text()),
      },
      /** The page is cut before the answer. */
      answer: { count: by(inferred('the name of the method')).number() },
    },
  },
} as const satisfies Service;
