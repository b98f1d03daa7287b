import { documented, inferred, seenInUse } from '../evidence';
import type { AssumptionsByName } from './assumption';
import { always, choice, parts, words } from './setting';

/** What is assumed about orders, the catalog and availability. */
export const OF_SALES = {
  orderStates: {
    meaning:
      'The words for an order that is open, closed or abandoned, in any case. An order in another state is shown with S-360’s own word and counts as none of these.',
    evidence: inferred('OPEN and CLOSED are seen; files are spelled ABANDONNED'),
    concerns: ['getOrderDetails', 'closeOrder', 'createPaymentsAndCloseOrder', 'order webhook'],
    setting: parts({
      open: words('words for an open order', 'OPEN'),
      closed: words('words for a closed order', 'CLOSED'),
      abandoned: words('words for an abandoned order', 'ABANDONED', 'ABANDONNED'),
    }),
    triedBy: ['reservation'],
    simulator: ['orderStates'],
  },
  catalogPrices: {
    meaning: 'A price’s `amount` in the catalog is without the charges in `chargesAmounts`.',
    evidence: inferred('at one venue the amount includes them'),
    concerns: ['getCatalogDetailed'],
    setting: choice('net', {
      net: 'a price’s `amount` is without its charges',
      gross: 'it is with them',
    }),
    triedBy: ['reservation'],
    simulator: ['catalogPrices'],
  },
  amounts: {
    meaning: 'Amounts on orders are in thousandths of the currency’s unit, as in the catalog.',
    evidence: documented('the 2020 sample of platform.secutix.com/webhook/order/v2'),
    concerns: ['getOrderDetails', 'order webhook'],
    setting: always,
    triedBy: ['orderPrices'],
    simulator: ['orderAmounts'],
  },
  seatCategoryId: {
    meaning:
      'The id of a seat category in prices, availability and orders; where it is null the other one is taken.',
    evidence: seenInUse('catalogs have both, inventories sometimes only the other'),
    concerns: ['getCatalogDetailed', 'getEventAvailability', 'createOrUpdateOrder'],
    setting: choice('seatCatId', {
      seatCatId: 'the id of the performance is taken first',
      institutionSeatCatId: 'the id of the institution is taken first',
    }),
    triedBy: ['catalog', 'availability', 'reservation'],
    simulator: ['seatCategories'],
  },
  expiry: {
    meaning:
      'An `expirationDate` at midnight UTC is a day, and the hold lasts to its end in the venue’s time zone; any other is the moment itself.',
    evidence: seenInUse('a reservation that was made on the day on which it expires'),
    concerns: ['getOrderDetails', 'createOrUpdateOrder', 'order webhook'],
    setting: choice('endOfDay', {
      endOfDay: 'what expires at midnight UTC is held to the end of that day',
      exact: 'it is held to that moment',
    }),
    triedBy: ['endedHolds'],
    simulator: ['expiry'],
  },
  availability: {
    meaning:
      'Availability of many performances comes in one call, by seat category, with the levels GOOD, LIMITED and NONE.',
    evidence: seenInUse('the names; documented: apidocs AvailabilityService'),
    concerns: ['getEventAvailability'],
    setting: always,
    triedBy: ['availability'],
    simulator: [],
  },
  orderReference: {
    meaning:
      'The `externalReference` of createOrUpdateOrder comes back as `orderDetailsData.externalReference`.',
    evidence: inferred('apidocs ExternalOrderFacade'),
    concerns: ['createOrUpdateOrder', 'getOrderDetails'],
    setting: always,
    triedBy: ['reservation'],
    simulator: [],
  },
  purchaser: {
    meaning:
      'A booking names its purchaser by `purchasersInfo:[{"contactReference":"<contactNumber>"}]`.',
    evidence: documented('apidocs ExternalOrderFacade 1_16'),
    concerns: ['createOrUpdateOrder'],
    setting: always,
    triedBy: ['reservation'],
    simulator: [],
  },
  closing: {
    meaning:
      'closeOrder answers `orderData.orderState`, a sale is unpaid then; createPaymentsAndCloseOrder closes it paid with the total of the answer, charges included.',
    evidence: documented('the payment widget page; the answer is inferred'),
    concerns: ['closeOrder', 'createPaymentsAndCloseOrder'],
    setting: always,
    triedBy: [],
    simulator: [],
  },
  releasing: {
    meaning:
      'createOrUpdateOrder with RESERVATION_FREEING or OPTION_FREEING and the `fileId`, then closeOrder, releases the hold.',
    evidence: inferred('the types of orders are documented'),
    concerns: ['createOrUpdateOrder', 'closeOrder'],
    setting: always,
    triedBy: [],
    simulator: [],
  },
  turningIntoSale: {
    meaning:
      'createOrUpdateOrder with SALE, the `fileId`, and `isResumeAllReservationOperations` or `isResumeAllOptionOperations` sells the hold.',
    evidence: inferred('the parameters are documented'),
    concerns: ['createOrUpdateOrder'],
    setting: always,
    triedBy: [],
    simulator: [],
  },
  abandoning: {
    meaning:
      'An order that loses all its movements by abandonMovements is abandoned; left alone it is after `orderAbandonDelay` minutes.',
    evidence: inferred('apidocs ExternalOrderService'),
    concerns: ['abandonMovements', 'getPOSConfig'],
    setting: always,
    triedBy: ['reservation'],
    simulator: [],
  },
  paymentTypes: {
    meaning:
      'How payments of each `paymentType` are made. A booking is paid by methods of the first two; others, unknown types and methods with manualValidation are shown and cannot be chosen.',
    evidence: documented('Confluence 43745451 and 43747568, in words; the codes are inferred'),
    concerns: ['getPOSConfig', 'createPaymentsAndCloseOrder'],
    setting: parts({
      desk: words('types that a desk records as paid', 'CASH', 'CHECK', 'EXTERNAL'),
      onAccount: words(
        'types that are paid later, by invoice',
        'PENDING_ACCOUNT',
        'WAITING_ACCOUNT',
      ),
      byCustomer: words(
        'types that customers pay themselves',
        ...['INTERNET', 'BANK_CARD', 'CREDIT_CARD'],
      ),
      byNumber: words('types that need a number', 'VOUCHER', 'CREDIT_NOTE'),
    }),
    triedBy: ['pointOfSale'],
    simulator: ['paymentTypes'],
  },
  pointOfSale: {
    meaning:
      'The point of sale has contactFileAccessAllowed, is in a state such as ACTIVE, and its `orderAbandonDelay` is in minutes; more than 1440 are seconds.',
    evidence: documented(
      'Confluence 43747906 and 140051882, in words; units and words are inferred',
    ),
    concerns: ['getPOSConfig', 'createOrUpdateOrder'],
    setting: always,
    triedBy: ['pointOfSale'],
    simulator: ['pos'],
  },
  findingOrders: {
    meaning:
      'Nothing finds an order by reference or contact: a creation whose answer was lost waits for the webhook or a person.',
    evidence: documented(
      'apidocs ExternalOrderHistoryService, which only counts; what it sees is inferred',
    ),
    concerns: ['createOrUpdateOrder', 'countFilesByCriteria'],
    setting: choice('never', {
      never: 'a lost creation waits for the webhook or a person',
      count:
        'it is repeated when S-360 counts twice, minutes apart, no file of the purchaser since the call',
    }),
    triedBy: ['reservation'],
    simulator: ['fileCounts'],
  },
  shipment: {
    meaning:
      'A shipment mode has an `id`, a `name` and a `type`. Nothing chooses one before an order is closed: a booking keeps the wish, and a person sets it in S-360.',
    evidence: inferred('service and request are documented, the method that sets a mode is not'),
    concerns: ['getAvailableShipmentModes'],
    setting: always,
    triedBy: [],
    simulator: [],
  },
} as const satisfies AssumptionsByName;
