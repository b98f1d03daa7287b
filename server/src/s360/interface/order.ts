/** S-360's order, as getOrderDetails answers it and the order webhook sends it. */

import { documented, inferred, seenInUse } from './evidence';
import { shipmentMode } from './shipment-service';
import { by, required, type Members } from './vocabulary';

const doc = by(documented('the sample of platform.secutix.com/webhook/order/v2'));
const byName = by(documented('apidocs ExternalOrderService, by name'));
const facade = by(documented('apidocs ExternalOrderFacade'));
const seen = by(seenInUse('payloads of the order webhook'));
const unknown = byName.list(byName.anything());

/** What an order is about. */
export const orderType = facade.oneOf(
  'SALE',
  'REFUND_CLIENT',
  'REFUND_ORGANIZATION',
  'EXCHANGE_ORGANIZATION',
  'EXCHANGE_CLIENT',
  'RESERVATION',
  'RENEWAL',
  'OPTION',
  'RESERVATION_FREEING',
  'OPTION_FREEING',
  'ST_TRANSFER',
);

/** The words of the assumption `orderStates`; that of an abandoned order is inferred. */
export const orderState = doc.text({ known: ['CLOSED', 'OPEN', 'ABANDONED'] });

/** The `contactNumber` of a contact. */
export const contactReference = doc.text({ max: 20 });

const currency = byName.object({
  ...byName.each('text', 'currencyCode', 'symbol'),
  ...byName.each('number', 'fractionDigit'),
  ...byName.each('money', 'minAmount'),
});

const translated = seen.object({
  translations: seen.list(seen.object(seen.each('text', 'locale', 'value'))),
});

const address = seen.object(
  seen.each('text', 'firstAddressLine', 'zipCode', 'locality', 'countryCode'),
);

const visitGroup = seen.object({
  ...seen.each('long', 'visitGroupId'),
  ...seen.each('number', 'numberOfParticipants', 'numberOfAccompaniers'),
  ...seen.each('text', 'pricingType', 'ticketType'),
  ...seen.each('flag', 'guided'),
  ...seen.each('anything', 'fileRemarks', 'groupCriterionElements'),
});

/** A line of an order. */
export const operationData = byName.object({
  ...doc.each('long', 'operationId', 'productId', 'itemId', 'performanceId', 'eventId'),
  kind: doc.text({ known: ['SINGLE_ENTRY', 'CHARGES'] }),
  ...doc.each('number', 'quantity'),
  ...doc.each('money', 'basePrice', 'unitPrice'),
  ...doc.each('text', 'product', 'productCode', 'performance'),
  type: seen.text({ known: ['SALE', 'PRE_SALE', 'RESERVATION', 'OPTION', 'ABANDON'] }),
  ...seen.each('long', 'parentOperationId', 'fileId', 'activityId', 'timeslotId', 'siteId'),
  ...seen.each('long', 'physicalConfigurationId', 'contingentId', 'seatCategoryId', 'priceLevelId'),
  ...seen.each('long', 'audienceCatId', 'audienceSubCategoryId', 'seasonId'),
  ...seen.each('number', 'operationNumber', 'performanceDuration', 'timeslotDuration'),
  ...seen.each('number', 'seatCategoryRank', 'audienceSubCategoryRank'),
  /** In thousandths of a percent. */
  vatRate: by(inferred('VAT codes of SetupService')).number(),
  ...seen.each('money', 'totalAmount', 'withoutVatTotalAmount', 'waitingAccountBalance'),
  ...seen.each('flag', 'selfPaidVat', 'includedInShipmentFee', 'exchangeable', 'resale'),
  ...seen.each('flag', 'isNominative', 'nominative', 'numbered', 'championshipSeasonticket'),
  ...seen.each('flag', 'fixedSeatSeasonticket', 'allSeasonTicketLinesCompetition'),
  ...seen.each('flag', 'audienceSubCategoryRequireAttachment'),
  ...seen.each('instant', 'itemDate', 'performanceDate', 'expirationDate'),
  ...seen.each('text', 'parentOperationLinkType', 'vatCountryCode', 'productFamilyType'),
  ...seen.each('text', 'productFamilySubType', 'itemDisplayExternalDesignation'),
  ...seen.each('text', 'performanceCode', 'activityName', 'activityCode', 'activityType'),
  ...seen.each('text', 'site', 'space', 'contingent', 'seatCategory', 'season', 'seasonCode'),
  ...seen.each('text', 'audienceSubCategory', 'audienceSubCategoryExternalDescription'),
  ...seen.each('anything', 'crossSellParentOperationIds', 'insuredOperationIds', 'locations'),
  comfortVariableValues: seen.map(seen.anything()),
  priceComponentData: seen.object({
    rank: seen.number(),
    ...seen.each('text', 'externalName', 'kind'),
  }),
  visitGroupData: visitGroup,
  siteAddress: address,
  catalogCurrency: currency,
});

/** One unit of a line: a seat, a holder. */
export const movementData = seen.object({
  ...seen.each('long', 'movementId', 'operationId', 'seatId', 'saleSeatId', 'seatCategoryId'),
  ...seen.each('long', 'areaId', 'entranceId', 'seatQualityId', 'contingentId'),
  /** `SEAT` is seen; others exist. */
  type: seen.text({ known: ['SEAT', 'ITEM'] }),
  contactReference,
  ...seen.each('text', 'instanceNumber', 'row', 'seatNumber', 'seatCategory', 'area', 'areaKind'),
  ...seen.each('text', 'entrance', 'entranceCode', 'seatQuality', 'seatQualityCode'),
  ...seen.each('text', 'contingent', 'stageVisibility', 'attributionMatch'),
  ...seen.each('number', 'xCoordinate', 'yCoordinate', 'seatOrientation'),
  ...seen.each('flag', 'resumed', 'transferable'),
  ...seen.each('instant', 'startValidityDate', 'endValidityDate'),
});

const contiguities = seen.list(
  seen.object({
    performanceId: seen.long(),
    contiguous: seen.flag(),
    segments: seen.list(seen.object({ movementIds: seen.list(seen.long()) })),
  }),
);

/** Its inside is not known but for this. */
export const orderOrigin = byName.object({ toCreateToken: seen.flag() });

export const orderDetailsData = byName.object({
  orderId: required(doc.long()),
  /** `<uuid>_<orderId>`. */
  orderSecretId: seen.text(),
  /** Beyond what is visible of the documented sample. */
  orderType,
  orderState: required(orderState),
  orderOriginator: by(documented('apidocs ExternalOrderHistoryService 1_30')).text({
    known: [
      ...['SALE', 'DESK', 'DESK_WITHOUT_PLAN', 'TICKETSHOP', 'FLASH', 'ADMINISTRATION'],
      ...['SALE_COMPLEMENT', 'EXTERNAL_SALE', 'EBO', 'BORNES', 'CREDIT_NOTE', 'TOUCHSCREEN'],
      ...['ST_RENEWAL', 'ST_TRANSFER', 'RESALE_PLATFORM', 'SEATING', 'BATCH', 'SEATING_M'],
      ...['REQUEST_ARBITRATION', 'CENTRAL_PLANNING', 'PARTIAL_REFUND', 'OPTION_DISTRIBUTION'],
    ],
  }),
  ...doc.each('instant', 'creationDateTime', 'referenceDate', 'expirationDate'),
  ...doc.each('money', 'saleAmount', 'preSaleAmount', 'reservationAmount', 'optionAmount'),
  ...doc.each('money', 'waitingAccountBalanceAmount'),
  /** The purchaser. */
  contactReference,
  /** What createOrUpdateOrder was given (assumption `orderReference`). */
  externalReference: by(inferred('apidocs ExternalOrderFacade')).text(),
  operationDatas: doc.list(operationData),
  movementDatas: seen.list(movementData),
  movementTicketDatas: unknown,
  generatedContiguities: contiguities,
  ...seen.each('text', 'salesChannelCode', 'salesChannelType', 'organizationCode', 'userInserted'),
  ...seen.each('text', 'userUpdated', 'posNum', 'pointOfSalesCode', 'pointOfSalesName'),
  ...seen.each('long', 'pointOfSalesId'),
  ...seen.each('flag', 'multicurrency'),
  salesChannelName: translated,
  organizationName: translated,
  catalogCurrency: currency,
  orderOriginData: orderOrigin,
  orderInstallmentsToCreate: unknown,
});

/** The shipment of an order's tickets. */
const shipment = seen.object({
  id: seen.long(),
  contactNumber: contactReference,
  shipmentSent: seen.flag(),
  shipmentState: seen.text({ known: ['REFERENCE', 'SENT'] }),
  shipmentMode: seen.object({ ...shipmentMode, idCode: seen.text() }),
  tickets: seen.list(seen.anything()),
  documents: seen.list(seen.anything()),
});

/** One item of the order webhook. */
export const orderWebhookItem = {
  orderDetailsData: required(orderDetailsData),
  orderDetailGranularity: seen.text({ known: ['OPERATION', 'MOVEMENT', 'TICKET'] }),
  shipments: seen.list(shipment),
} satisfies Members;

/** What changed in an order. */
export const orderUpdateData = byName.object({
  orderId: byName.long(),
  orderSecretId: byName.text(),
  orderState: seen.text({ known: ['CLOSED', 'OPEN', 'ABANDONED'] }),
  mainOperationId: byName.long(),
  operationDataUpdates: byName.list(operationData),
  movementDataUpdates: byName.list(movementData),
  removeOperationIds: byName.list(byName.long()),
  removeMovementIds: byName.list(byName.long()),
  generatedContiguities: contiguities,
  generatedContactQualities: byName.map(byName.anything()),
  origin: orderOrigin,
  catalogCurrency: currency,
});

/** What a method answers that changes an order. */
export const orderUpdateResult = {
  orderUpdateData,
  statusMessage: byName.text(),
  expectedException: byName.flag(),
} satisfies Members;
