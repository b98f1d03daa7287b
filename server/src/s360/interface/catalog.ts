/** The catalog and the point of sale, as CatalogService answers them. */

import { documented, inferred, seenInUse } from './evidence';
import { by } from './vocabulary';

const doc = by(documented('platform.secutix.com/backend/sales/how_to'));
const seen = by(seenInUse('catalogs and inventories of working integrations'));
const pos = by(seenInUse('a client that reads POSConfigData'));

export const translated = seen.object({
  translations: seen.list(seen.object(seen.each('text', 'locale', 'value'))),
});

/** A tariff. */
export const audienceSubCategory = seen.object({
  ...seen.each('long', 'id'),
  ...seen.each('text', 'code'),
  ...seen.each('flag', 'crossSeatCategory'),
  externalName: translated,
  audienceCategoryKind: seen.oneOf('FULL', 'REDUCED', 'FREE'),
  requiredAudienceSubCategoryIds: seen.list(seen.long()),
});

const state = seen.oneOf(
  ...['PREPARING', 'VALIDATED', 'RUNNING', 'SUSPENDED', 'CANCELED', 'CLOSED', 'CANCELED_CLOSED'],
);

/** Without or with its charges (assumption `catalogPrices`). */
const amount = by(inferred('at one venue the amount includes the charges')).money();

const price = seen.object({
  /** Either may be null (assumption `seatCategoryId`). */
  ...seen.each('long', 'seatCatId', 'institutionSeatCatId', 'audSubCatId', 'priceLevelId'),
  ...seen.each('number', 'minQty', 'maxQty'),
  amount,
  chargesAmounts: seen.list(seen.object({ chargesId: seen.long(), amount: seen.money() })),
});

const performance = seen.object({
  ...seen.each('long', 'id', 'physicalConfigurationId'),
  ...seen.each('text', 'code'),
  state,
  start: seen.instant(),
  /** In seconds. */
  duration: seen.number(),
  externalName: translated,
  itemIds: seen.list(seen.long()),
  seatCategories: seen.list(
    seen.object({
      ...seen.each('long', 'id'),
      ...seen.each('text', 'code'),
      ...seen.each('number', 'rank'),
      externalName: translated,
    }),
  ),
  prices: seen.list(price),
  salePeriods: seen.list(seen.anything()),
});

const items = seen.object({
  items: seen.list(
    seen.object({
      itemId: seen.long(),
      externalName: translated,
      timeslotIds: seen.list(seen.long()),
      itemPrices: seen.list(price),
    }),
  ),
});

export const productFamilyType = seen.text({
  known: [
    ...['SINGLE_ENTRY', 'SEASONTICKET', 'PASS', 'PACKAGE', 'MEMBERSHIP', 'SERVICE', 'GOODS'],
    ...['TRANSPORT', 'HOSPITALITY'],
  ],
});

export const product = doc.object({
  ...seen.each('long', 'id', 'seasonId', 'vatCodeId'),
  ...seen.each('text', 'code', 'productFamilySubType'),
  state,
  productFamilyType,
  externalName: translated,
  externalDescription: translated,
  salePeriods: seen.list(seen.anything()),
  event: seen.object({
    ...seen.each('long', 'activityId'),
    ...seen.each('text', 'activityCode', 'activityType'),
    performances: seen.list(performance),
  }),
  pass: items,
  goods: items,
  service: items,
  membership: items,
  package: items,
  seasonticket: items,
});

const season = doc.object({
  ...seen.each('long', 'id'),
  ...seen.each('text', 'code'),
  ...seen.each('instant', 'start', 'end'),
  state,
  externalName: translated,
  audienceCategories: seen.list(
    seen.object({
      ...seen.each('long', 'id'),
      ...seen.each('text', 'code', 'mainCategory', 'secondaryCategory'),
      externalName: translated,
      audienceSubCategories: seen.list(audienceSubCategory),
    }),
  ),
  priceLevels: seen.list(
    seen.object({ id: seen.long(), ...seen.each('text', 'code', 'mainCategory') }),
  ),
  products: doc.list(product),
  topics: seen.list(seen.object({ id: seen.long(), code: seen.text(), externalName: translated })),
});

/** Only RUNNING and SUSPENDED objects are in it. */
export const catalogData = doc.object({
  seasons: doc.list(season),
  physicalConfigurations: seen.list(
    seen.object({ ...seen.each('long', 'id', 'siteId'), externalName: translated }),
  ),
  groupCriterions: seen.list(seen.anything()),
  externalVerifications: seen.list(seen.anything()),
});

const paymentMethod = pos.object({
  ...pos.each('long', 'id'),
  ...pos.each('text', 'code', 'externalName', 'paymentType', 'authorizationMode'),
  ...pos.each('flag', 'forPayment', 'forReimbursement', 'manualValidation', 'withFollowUp'),
  ...pos.each('flag', 'inSplitPaymentAllowed', 'changeReturnAllowed', 'tooMuchPerceivedAllowed'),
  ...pos.each('number', 'rank'),
});

export const posConfigData = pos.object({
  /** The `pointOfSalesId` of every order. */
  ...pos.each('long', 'posId', 'salesChannelId', 'organizationId'),
  ...pos.each('text', 'posCode', 'posType', 'currencyCode', 'organizationTimeZone', 'institCode'),
  ...pos.each('text', 'salesChannelCode', 'contactLoginMode', 'mainLanguage', 'seatSelectionMode'),
  ...pos.each('text', 'virtualOperatorName', 'salesChannelActivityState', 'posActivityState'),
  /** The characters that entries may have. */
  ...pos.each('text', 'allowedChars'),
  ...pos.each('number', 'posNumber', 'maxSeatsPerPerformance'),
  /** Its unit is not documented; the back office shows hours and minutes. */
  orderAbandonDelay: by(
    inferred('minutes, above 1440 seconds: durations elsewhere are seconds'),
  ).number(),
  /** Without it no sale can be made for a contact. */
  ...pos.each('flag', 'contactFileAccessAllowed'),
  ...pos.each('flag', 'guestLoginAvailable', 'contactAccountCreationAllowed', 'testInstitution'),
  ...pos.each('flag', 'invoicingAllowed'),
  /** The languages of the institution: a list, or one text. */
  ...pos.each('anything', 'languageList', 'charges', 'orderOrigins'),
  /** The countries of the institution. */
  countries: pos.list(
    pos.object({
      ...pos.each('text', 'code', 'internationalPhonePrefix', 'phoneFormat'),
      name: translated,
    }),
  ),
  ...pos.each('anything', 'catalogCurrencies', 'posParameters', 'pspParameters'),
  paymentMethods: pos.list(paymentMethod),
  productFamilies: pos.list(
    pos.object({
      ...pos.each('long', 'id'),
      productFamilyType,
      ...pos.each('number', 'defaultQuantity'),
      /** A client types the last two as text (assumption `flagWords`). */
      ...pos.each('flag', 'contactRequired', 'netPrices', 'directOption', 'reservable'),
      ...pos.each('text', 'productFamilySubType'),
    }),
  ),
});
