/** Methods around orders that the plugin does not call, as far as they are known. */

import { documented, inferred, seenInUse } from './evidence';
import { contactReference, orderDetailsData, orderUpdateResult } from './order';
import {
  externalOrderFacade,
  externalOrderHistoryService,
  externalOrderService,
  orderData,
  paymentDetail,
} from './order-services';
import type { Service } from './service';
import { by, required, type Members } from './vocabulary';

const doc = by(documented('apidocs of the service'));
const seen = by(seenInUse('clients of the service'));
const guess = by(inferred('sibling methods'));

const ofOrder = { orderId: required(seen.long()) };
const keyAndValue = seen.list(seen.object(seen.each('text', 'key', 'value')));

const fileDetail: Members = {
  fileDetailsData: seen.object({
    ...seen.each('long', 'fileId'),
    ...seen.each('text', 'fileState'),
    ...seen.each('instant', 'lastModDateTime'),
    fileAttachments: seen.list(seen.anything()),
    fileContacts: seen.list(
      doc.object({
        ...doc.each('long', 'contactId'),
        ...doc.each('text', 'fileContactType', 'contactReference', 'firstName', 'lastName'),
        ...doc.each('text', 'email', 'phone', 'mobilePhone', 'structureOfficialName'),
      }),
    ),
  }),
  orderDetailsDatas: seen.list(orderDetailsData),
};

/** Which of the two order services has them is not known. */
const ofFiles: Service['methods'] = {
  getFileDetails: {
    effect: 'reads',
    evidence: seenInUse('clients of the order services'),
    request: { fileId: required(seen.long()) },
    answer: fileDetail,
  },
  getFileDetailsFromOrderSecretId: {
    effect: 'reads',
    evidence: seenInUse('clients of the order services'),
    request: { orderSecretId: required(seen.text()) },
    answer: fileDetail,
  },
  notifyOrder: {
    effect: 'changes',
    evidence: documented('platform.secutix.com/frontend/payment%20widget, by name'),
    request: { ...ofOrder, paymentState: guess.text() },
    answer: { orderData },
  },
  reopenOrder: {
    effect: 'changes',
    evidence: documented('platform.secutix.com/frontend/payment%20widget, by name'),
    request: ofOrder,
    answer: { orderData },
  },
  updateExternalReferences: {
    effect: 'changes',
    evidence: seenInUse('clients of the order services'),
    request: {
      id: required(seen.long()),
      externalReferenceKind: required(seen.text()),
      externalReference: required(keyAndValue),
    },
    answer: {},
  },
  getExternalReference: {
    effect: 'reads',
    evidence: seenInUse('clients of the order services'),
    request: { id: required(seen.long()), externalReferenceKind: required(seen.text()) },
    answer: {
      externalReferences: seen.object({ id: seen.long(), externalReferences: keyAndValue }),
    },
  },
};

export const OTHER_ORDER_SERVICES: readonly Service[] = [
  { ...externalOrderFacade, methods: ofFiles },
  {
    ...externalOrderService,
    methods: {
      ...ofFiles,
      cancelOperations: {
        effect: 'changes',
        evidence: seenInUse('clients of the order services'),
        request: {
          ...ofOrder,
          operationIds: seen.list(seen.long()),
          movementIds: seen.list(seen.long()),
        },
        answer: orderUpdateResult,
      },
    },
  },
  {
    ...externalOrderHistoryService,
    methods: {
      listTicketsByCriteria: {
        effect: 'reads',
        evidence: seenInUse('a client of the history service'),
        request: {
          ticketFilterCriteria: required(
            seen.object({
              ...seen.each('long', 'productId', 'pointOfSalesId'),
              ...seen.each('instant', 'startDate', 'endDate'),
            }),
          ),
          paginationParameter: seen.object(seen.each('number', 'startPosition', 'maxResult')),
        },
        answer: {
          truncated: seen.flag(),
          ticketSummaries: seen.list(
            seen.object({
              ...seen.each('long', 'ticketId', 'performanceId', 'seatCategoryId'),
              ...seen.each('long', 'audienceSubCategoryId', 'priceLevelId'),
              ...seen.each('money', 'price'),
              ticketState: seen.oneOf('VALID', 'NOT_PRINTED', 'INVALIDATED', 'CANCELLED'),
            }),
          ),
        },
      },
    },
  },
  {
    ...externalOrderService,
    name: 'externalPaymentService',
    evidence: documented(
      'mosa.demo-ws.secutix.com/tnseb/apidocs/ExternalPaymentService_latest.html',
    ),
    methods: {
      checkPayment: {
        effect: 'reads',
        evidence: documented('apidocs ExternalPaymentService 1_25'),
        request: { ...ofOrder, payments: doc.list(doc.map(doc.anything())) },
        answer: {
          paymentDetails: doc.list(
            doc.object({ ...paymentDetail.members, contactNumber: contactReference }),
          ),
        },
      },
      cancelPayment: {
        effect: 'changes',
        evidence: documented('apidocs ExternalPaymentService 1_25'),
        request: { paymentIds: required(doc.list(doc.long())) },
        answer: {},
      },
    },
  },
];
