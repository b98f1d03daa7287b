/** Methods of S-360 that the plugin does not call, as far as they are known. */

import { audienceSubCategory, product, productFamilyType, translated } from './catalog';
import { availabilityService, catalogService } from './catalog-services';
import { contactDataResult, contactNumber } from './contact';
import { contactInformationPublicService } from './contact-service';
import { documented, inferred, seenInUse } from './evidence';
import { contactReference, orderDetailsData, orderState, orderUpdateResult } from './order';
import {
  externalOrderFacade,
  externalOrderHistoryService,
  externalOrderService,
  paymentDetail,
} from './order-services';
import type { Service } from './service';
import { by, required, type Members } from './vocabulary';

const doc = by(documented('apidocs of the service'));
const seen = by(seenInUse('clients of the service'));
const guess = by(inferred('sibling methods'));

const ofOrder = { orderId: required(seen.long()) };
const orderData = guess.object({ orderId: guess.long(), orderState });
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
    evidence: seenInUse('clients of the order services'),
    request: { fileId: required(seen.long()) },
    answer: fileDetail,
  },
  getFileDetailsFromOrderSecretId: {
    evidence: seenInUse('clients of the order services'),
    request: { orderSecretId: required(seen.text()) },
    answer: fileDetail,
  },
  notifyOrder: {
    evidence: documented('platform.secutix.com/frontend/payment%20widget, by name'),
    request: { ...ofOrder, paymentState: guess.text() },
    answer: { orderData },
  },
  reopenOrder: {
    evidence: documented('platform.secutix.com/frontend/payment%20widget, by name'),
    request: ofOrder,
    answer: { orderData },
  },
  updateExternalReferences: {
    evidence: seenInUse('clients of the order services'),
    request: {
      id: required(seen.long()),
      externalReferenceKind: required(seen.text()),
      externalReference: required(keyAndValue),
    },
    answer: {},
  },
  getExternalReference: {
    evidence: seenInUse('clients of the order services'),
    request: { id: required(seen.long()), externalReferenceKind: required(seen.text()) },
    answer: {
      externalReferences: seen.object({ id: seen.long(), externalReferences: keyAndValue }),
    },
  },
};

const places = availabilityService.methods.getEventAvailability;
const priceLevels = seen.list(
  seen.object({ ...seen.each('long', 'id'), ...seen.each('text', 'code', 'mainCategory') }),
);

export const OTHER_SERVICES: readonly Service[] = [
  {
    ...contactInformationPublicService,
    methods: {
      createCulturalContact: {
        evidence: documented('apidocs ContactInformationPublicService 2_7 to 2_21'),
        request: {
          contactDataList: required(
            doc.list(
              doc.object({
                ...doc.each('long', 'identifier'),
                ...doc.each('text', 'firstName', 'lastName', 'email'),
                ...doc.each('flag', 'createLogin'),
                contactNumber,
              }),
            ),
          ),
        },
        answer: {
          culturalContactData: doc.list(doc.object(contactDataResult)),
          identifierContactMap: doc.map(doc.text()),
        },
      },
    },
  },
  {
    ...contactInformationPublicService,
    name: 'contactAuthenticationPublicService',
    evidence: documented(
      'mosa.demo-ws.secutix.com/tnco/apidocs/ContactAuthenticationPublicService_latest.html',
    ),
    methods: {
      authenticate: {
        evidence: documented('apidocs ContactAuthenticationPublicService 2_21'),
        request: {
          contactAuthenticationData: required(
            doc.object({
              ...doc.each('text', 'login', 'password', 'contactNumber', 'contactTypeScope'),
              ...doc.each('text', 'identification', 'uniqueToken'),
              ...doc.each('long', 'pointOfSalesId'),
              ...doc.each('flag', 'rememberMe', 'guestLogin'),
            }),
          ),
        },
        answer: { contactNumber, ...doc.each('text', 'identification', 'uniqueToken') },
      },
      changePassword: {
        evidence: documented('apidocs ContactAuthenticationPublicService 2_8'),
        request: {
          contactNumber: required(contactNumber),
          currentPassword: required(doc.text()),
          newPassword: required(doc.text()),
        },
        answer: {},
      },
    },
  },
  { ...externalOrderFacade, methods: ofFiles },
  {
    ...externalOrderService,
    methods: {
      ...ofFiles,
      cancelOperations: {
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
        evidence: documented('apidocs ExternalPaymentService 1_25'),
        request: { ...ofOrder, payments: doc.list(doc.map(doc.anything())) },
        answer: {
          paymentDetails: doc.list(
            doc.object({ ...paymentDetail.members, contactNumber: contactReference }),
          ),
        },
      },
      cancelPayment: {
        evidence: documented('apidocs ExternalPaymentService 1_25'),
        request: { paymentIds: required(doc.list(doc.long())) },
        answer: {},
      },
    },
  },
  {
    ...catalogService,
    methods: {
      getLastSetupUpdate: {
        evidence: seenInUse('clients of the catalog, by name'),
        request: {},
        answer: { lastUpdate: guess.instant() },
      },
    },
  },
  {
    ...availabilityService,
    methods: {
      getPerformanceAvailability: {
        ...places,
        evidence: documented('apidocs AvailabilityService; its own result is not known'),
      },
      getUpdatedAvailabilities: {
        evidence: documented(
          'platform.secutix.com/backend/catalog_and_availabilities/availabilities',
        ),
        request: {
          pointOfSalesId: required(doc.long()),
          referenceDate: required(doc.instant()),
          productIds: doc.list(doc.long()),
        },
        answer: {
          availabilityUpdateData: seen.list(
            seen.object({ productId: seen.long(), lastUpdate: seen.instant() }),
          ),
        },
      },
    },
  },
  {
    ...catalogService,
    name: 'setupService',
    evidence: documented('platform.secutix.com/backend/setup'),
    methods: {
      listSeasons: {
        evidence: seenInUse('clients of SetupService'),
        request: {},
        answer: {
          seasons: seen.list(
            seen.object({
              ...seen.each('long', 'id'),
              ...seen.each('text', 'code', 'state'),
              ...seen.each('instant', 'start', 'end'),
              externalName: translated,
            }),
          ),
        },
      },
      listAudienceSubCategories: {
        evidence: seenInUse('clients of SetupService'),
        request: { seasonId: required(seen.long()) },
        answer: { audienceSubCategories: seen.list(audienceSubCategory) },
      },
      listPriceLevels: {
        evidence: seenInUse('clients of SetupService'),
        request: { seasonId: required(seen.long()) },
        answer: { priceLevels },
      },
      listVatCodes: {
        evidence: seenInUse('clients of SetupService'),
        request: {},
        answer: {
          vatCodes: seen.list(
            seen.object({
              ...seen.each('long', 'id'),
              ...seen.each('text', 'code', 'country'),
              /** In thousandths of a percent. */
              ...seen.each('number', 'currentRate'),
            }),
          ),
        },
      },
      searchProductsByCriteria: {
        evidence: seenInUse('clients of SetupService'),
        request: {
          searchProductsCriteria: required(
            seen.object({
              seasonIds: seen.list(seen.long()),
              productFamilyTypes: seen.list(productFamilyType),
            }),
          ),
          granularity: seen.text(),
          ...seen.each('number', 'minIndex', 'nbMaxResults'),
        },
        answer: { products: seen.list(product) },
      },
      getProductDetails: {
        evidence: documented('platform.secutix.com/backend/setup, by name'),
        request: { productId: required(seen.long()) },
        answer: { product },
      },
    },
  },
];
