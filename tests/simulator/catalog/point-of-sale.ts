import type { Institution } from '../institution';
import type { JsonObject } from '../json';
import {
  type Catalog,
  MAX_SEATS_PER_PERFORMANCE,
  ORDER_ABANDON_DELAY_MINUTES,
  TIME_ZONE,
} from './model';

/** Families other than the three of every seeded catalog. */
const furtherFamilies = ({ products }: Catalog): string[] =>
  [...new Set(products.map(({ family }) => family))].filter(
    (family) => !['SINGLE_ENTRY', 'PASS', 'GOODS'].includes(family),
  );

/** getPOSConfig (section 5.1). */
export function getPOSConfig(_request: JsonObject, institution: Institution): JsonObject {
  const catalog = institution.requireCatalog();
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
      posType: 'BOXOFFICE',
      currencyCode: catalog.currency.currencyCode,
      catalogCurrencies: [catalog.currency],
      organizationTimeZone: TIME_ZONE,
      organizationId: catalog.siteId,
      institCode: institution.code.toUpperCase(),
      paymentMethods: catalog.paymentMethods,
      orderAbandonDelay: ORDER_ABANDON_DELAY_MINUTES,
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
      languageList: ['fr', 'en', 'de', 'it'],
      mainLanguage: 'fr',
      charges: [],
      countries: [catalog.country],
      orderOrigins: [],
      posParameters: {},
      pspParameters: {},
      seatSelectionMode: 'AUTOMATIC',
      testInstitution: true,
      virtualOperatorName: institution.operator,
    },
  };
}
