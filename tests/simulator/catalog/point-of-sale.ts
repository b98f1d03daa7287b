import { phonePrefixes } from '../contacts/forms/phones';
import type { Institution } from '../institution';
import type { JsonObject } from '../json';
import {
  type Catalog,
  MAX_SEATS_PER_PERFORMANCE,
  type PaymentMethod,
  TIME_ZONE,
  translated,
} from './model';

const LANGUAGES = ['fr', 'en', 'de', 'it'];

/** Families other than the three of every seeded catalog. */
const furtherFamilies = ({ products }: Catalog): string[] =>
  [...new Set(products.map(({ family }) => family))].filter(
    (family) => !['SINGLE_ENTRY', 'PASS', 'GOODS'].includes(family),
  );

const OTHER_TYPES = new Map([
  ['PENDING_ACCOUNT', 'DEFERRED'],
  ['BANK_CARD', 'INTERNET'],
]);

const otherType = ({ paymentType }: PaymentMethod): string =>
  OTHER_TYPES.get(paymentType) ?? paymentType;

/** A country as a client of the SOAP form has it. */
const countryData = ([code, prefix]: [string, string]): JsonObject => ({
  code,
  internationalPhonePrefix: prefix,
  name: translated(code),
  phoneFormat: '',
});

/** getPOSConfig. */
export function getPOSConfig(_request: JsonObject, institution: Institution): JsonObject {
  const catalog = institution.requireCatalog();
  const { paymentTypes, pos } = institution.behaviour.now;
  const family = (id: number, productFamilyType: string, reservable: boolean): JsonObject => ({
    id,
    productFamilyType,
    contactRequired: false,
    defaultQuantity: 1,
    directOption: reservable,
    reservable,
    netPrices: false,
  });
  return {
    posConfigData: {
      posId: catalog.pointOfSalesId,
      posCode: 'CRM',
      posNumber: 472,
      // The type in words is documented (Confluence 43747906), its code is not.
      posType: 'REALTIME_INTERFACE',
      posActivityState: pos.activityState,
      salesChannelActivityState: pos.activityState,
      contactFileAccessAllowed: pos.contactFileAccess === 'allowed',
      ...(pos.allowedChars !== null && { allowedChars: pos.allowedChars }),
      currencyCode: catalog.currency.currencyCode,
      catalogCurrencies: [catalog.currency],
      organizationTimeZone: TIME_ZONE,
      organizationId: catalog.siteId,
      institCode: institution.code.toUpperCase(),
      paymentMethods: catalog.paymentMethods.map((method) => ({
        ...method,
        paymentType: paymentTypes === 'documented' ? method.paymentType : otherType(method),
      })),
      orderAbandonDelay: pos.orderAbandonDelay,
      maxSeatsPerPerformance: MAX_SEATS_PER_PERFORMANCE,
      guestLoginAvailable: false,
      contactLoginMode: 'EMAIL',
      contactAccountCreationAllowed: true,
      productFamilies: [
        family(1, 'SINGLE_ENTRY', true),
        family(2, 'PASS', false),
        family(3, 'GOODS', false),
        ...furtherFamilies(catalog).map((one, index) => family(4 + index, one, false)),
      ],
      salesChannelId: catalog.pointOfSalesId + 1,
      salesChannelCode: 'API',
      languageList: pos.languageList === 'list' ? LANGUAGES : LANGUAGES.join(','),
      mainLanguage: 'fr',
      charges: [],
      countries: phonePrefixes().map(countryData),
      orderOrigins: [],
      posParameters: {},
      pspParameters: {},
      seatSelectionMode: 'AUTOMATIC',
      testInstitution: true,
      virtualOperatorName: institution.operator,
    },
  };
}
