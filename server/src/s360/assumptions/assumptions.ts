export interface Evidence {
  /**
   * `documented`: by SecuTix; `seenInUse`: in working integrations; `inferred`: concluded from the
   * two, and may well be wrong.
   */
  readonly mark: 'documented' | 'seenInUse' | 'inferred';
  readonly source: string;
}

/** One question about S-360 that its public documentation leaves open. */
export interface Assumption {
  readonly meaning: string;
  /** The assumption that applies without configuration. */
  readonly default: string;
  readonly evidence: Evidence;
  /**
   * The setting of an institution in `config/plugins` that changes the assumption; `null` where the
   * plugin could not work without it.
   */
  readonly setting: string | null;
}

const documented = (source: string): Evidence => ({ mark: 'documented', source });
const seenInUse = (source: string): Evidence => ({ mark: 'seenInUse', source });
const inferred = (source: string): Evidence => ({ mark: 'inferred', source });

/** By name; the contract check and the documentation use the same names. */
export const ASSUMPTIONS = {
  authentication: {
    meaning: 'A call carries a token that the plugin signs, or one that S-360’s login answers.',
    default: 'as configured',
    evidence: documented('platform.secutix.com/backend/standards/rest'),
    setting: 'authentication.kind, authentication.loginModule',
  },
  tokenSubject: {
    meaning: 'The `sub` of the token is the institution code.',
    default: 'the code in upper case',
    evidence: documented('the example token of platform.secutix.com/backend/standards/rest'),
    setting: 'assumptions.tokenSubject',
  },
  tokenTimeUnit: {
    meaning: '`iat` and `exp` of the token are in this unit; a token is good for 30 seconds.',
    default: '`seconds`',
    evidence: seenInUse('the text of the same page says milliseconds, its example seconds'),
    setting: 'assumptions.tokenTimeUnit',
  },
  successWords: {
    meaning: 'The `statusCode` of an answer that says that the work was done, in any case.',
    default: '`success`',
    evidence: seenInUse('clients of every service'),
    setting: 'assumptions.successWords',
  },
  failureWords: {
    meaning:
      'The `statusCode` of an answer that says that S-360 refused, in any case, with the reason in `statusDetail`. Of a word that is neither it is not known whether the work was done.',
    default: '`error`',
    evidence: inferred('a client’s fallback; error.order.availability is documented'),
    setting: 'assumptions.failureWords',
  },
  failures: {
    meaning:
      'A refusal is HTTP 200; 401 is a bad token, 404 an unknown method or version; bodies of other statuses may be no JSON.',
    default: 'always so',
    evidence: inferred('platform.secutix.com/backend/standards/soap'),
    setting: null,
  },
  orderStates: {
    meaning:
      'The words for an order that is open, closed or abandoned, in any case. An order in another state is shown with S-360’s own word and counts as none of these.',
    default: '`OPEN`; `CLOSED`; `ABANDONED`, `ABANDONNED`',
    evidence: inferred('OPEN and CLOSED are seen; files are spelled ABANDONNED'),
    setting: 'assumptions.orderStates',
  },
  flagWords: {
    meaning: 'Flags are JSON booleans, or one of these texts in any case.',
    default: '`true`, `1`, `yes`, `y` … and `false`, `0`, `no`, `n` …',
    evidence: seenInUse('a client that types `reservable` and `directOption` as text'),
    setting: 'assumptions.flagWords',
  },
  catalogPrices: {
    meaning: 'A price’s `amount` in the catalog is without the charges in `chargesAmounts`.',
    default: '`net`',
    evidence: inferred('at one venue the amount includes them'),
    setting: 'assumptions.catalogPrices',
  },
  seatCategoryId: {
    meaning:
      'The id of a seat category in prices, availability and orders; where it is null the other one is taken.',
    default: '`seatCatId`',
    evidence: seenInUse('catalogs have both, inventories sometimes only the other'),
    setting: 'assumptions.seatCategoryId',
  },
  requestIds: {
    meaning:
      'A `requestId` is sent only after S-360 gave one, to fetch a catalog that was not ready.',
    default: '`afterFirst`',
    evidence: seenInUse('catalogs are read without one'),
    setting: 'assumptions.requestIds',
  },
  expiry: {
    meaning:
      'An `expirationDate` at midnight UTC is a day, and the hold lasts to its end in the venue’s time zone; any other is the moment itself.',
    default: '`endOfDay`',
    evidence: seenInUse('a reservation that was made on the day on which it expires'),
    setting: 'assumptions.expiry',
  },
  saveMethods: {
    meaning: 'The names of the methods that save a person and a company.',
    default: '`saveIndividualContactData`, `saveStructureContactData`',
    evidence: documented('the first by name; the second is not seen anywhere'),
    setting: 'saveMethods',
  },
  saveIndividual: {
    meaning:
      'The body that saves a person: `{"individualContactData":{…},"addresses":[…],"authorizations":[…]}`, or `flat` with the fields beside the lists. Without `contactNumber` it creates; the answer names the number.',
    default: '`nested`, with these names',
    evidence: inferred('the elements of getContactData'),
    setting: 'assumptions.saveIndividual',
  },
  saveStructure: {
    meaning: 'The body that saves a company: the same with `structureContactData`.',
    default: '`nested`, with these names',
    evidence: inferred('the elements of getContactData'),
    setting: 'assumptions.saveStructure',
  },
  writes: {
    meaning:
      'A field that a save leaves out is unchanged, `null` empties it; addresses are merged by `contactAddressId`, authorizations by code. With `full` each save sends the whole contact.',
    default: '`partial`',
    evidence: inferred('dangerous if wrong: saves are read back'),
    setting: 'assumptions.writes',
  },
  searchContact: {
    meaning:
      'The body that finds contacts: `{"searchCriteria":{"email"?,"lastName"?,"contactNumber"?},"details":[…],"minIndex":0,"nbMaxResults":50}`, or `flat` with the criteria beside the others; the answer is `{"contacts":[…]}`.',
    default: '`nested`, with these names',
    evidence: inferred('the method is documented by name, paging as in SetupService'),
    setting: 'assumptions.searchContact',
  },
  serviceVersions: {
    meaning: 'The versions of S-360’s services.',
    default: '`2_21` for contacts, `1_33` for orders, catalog and availability',
    evidence: documented('apidocs, newest frozen versions'),
    setting: 'contactServiceVersion, orderServiceVersion, catalogServiceVersion',
  },
  limits: {
    meaning:
      'The number of calls allowed a minute; one client measured 90. More are answered 509 today, 429 later.',
    default: '180 for the institution, 60 for each service',
    evidence: documented('platform.secutix.com/backend/api_rate_limits'),
    setting: 'limits',
  },
  callsPerMonth: {
    meaning: 'The number of calls allowed a month.',
    default: '10,000',
    evidence: documented('OPEN API Performance Pack'),
    setting: 'callsPerMonth',
  },
  webhookAuthentication: {
    meaning:
      'A webhook authenticates by nothing, by basic, or by a key in a header of your choice.',
    default: 'as configured',
    evidence: inferred('the access control webhook offers these'),
    setting: 'webhook.authentication',
  },
  webhookPeriod: {
    meaning: 'S-360 sends what changed at this interval, in minutes.',
    default: '15',
    evidence: documented('platform.secutix.com/webhook/contact'),
    setting: 'webhook.everyMinutes',
  },
  changesByApi: {
    meaning: 'What is changed by the API triggers the webhook: every push comes back.',
    default: 'always so',
    evidence: inferred('nothing says otherwise; where it does not, nothing is lost'),
    setting: null,
  },
  orderOfArrival: {
    meaning:
      'Payloads repeat, overlap and overtake each other; `dateLastModified` says which is newer.',
    default: 'always so',
    evidence: inferred('batches and repetitions of platform.secutix.com/webhook/contact'),
    setting: null,
  },
  clock: {
    meaning:
      'The `Date` header of an answer is S-360’s clock, on the scale of `dateLastModified`, in whole seconds.',
    default: 'always so',
    evidence: inferred('HTTP'),
    setting: null,
  },
  availability: {
    meaning:
      'Availability of many performances comes in one call, by seat category, with the levels GOOD, LIMITED and NONE.',
    default: 'always so',
    evidence: seenInUse('the names; documented: apidocs AvailabilityService'),
    setting: null,
  },
  orderReference: {
    meaning:
      'The `externalReference` of createOrUpdateOrder comes back as `orderDetailsData.externalReference`.',
    default: 'always so',
    evidence: inferred('apidocs ExternalOrderFacade'),
    setting: null,
  },
  purchaser: {
    meaning:
      'A booking names its purchaser by `purchasersInfo:[{"contactReference":"<contactNumber>"}]`.',
    default: 'always so',
    evidence: documented('apidocs ExternalOrderFacade 1_16'),
    setting: null,
  },
  closing: {
    meaning:
      'closeOrder answers `orderData.orderState`, a sale is unpaid then; createPaymentsAndCloseOrder closes it paid with the total of the answer, charges included.',
    default: 'always so',
    evidence: documented('the payment widget page; the answer is inferred'),
    setting: null,
  },
  releasing: {
    meaning:
      'createOrUpdateOrder with RESERVATION_FREEING or OPTION_FREEING and the `fileId`, then closeOrder, releases the hold.',
    default: 'always so',
    evidence: inferred('the types of orders are documented'),
    setting: null,
  },
  turningIntoSale: {
    meaning:
      'createOrUpdateOrder with SALE, the `fileId`, and `isResumeAllReservationOperations` or `isResumeAllOptionOperations` sells the hold.',
    default: 'always so',
    evidence: inferred('the parameters are documented'),
    setting: null,
  },
  abandoning: {
    meaning:
      'An order that loses all its movements by abandonMovements is abandoned; left alone it is after `orderAbandonDelay` minutes.',
    default: 'always so',
    evidence: inferred('apidocs ExternalOrderService'),
    setting: null,
  },
  findingOrders: {
    meaning:
      'Nothing finds an order by reference or contact: a creation whose answer was lost waits for the webhook or a person.',
    default: 'always so',
    evidence: inferred('no such method is documented'),
    setting: null,
  },
  shipment: {
    meaning:
      'getAvailableShipmentModes `{"orderId"}` answers `shipmentModes:[{id,name,type}]`; setShipmentMode takes `{"orderId","shipmentModeId"}`.',
    default: 'always so',
    evidence: inferred('the names are documented in part'),
    setting: null,
  },
} as const satisfies Readonly<Record<string, Assumption>>;

export type AssumptionName = keyof typeof ASSUMPTIONS;
