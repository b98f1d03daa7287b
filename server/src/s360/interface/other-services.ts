/** Methods of S-360 that the plugin does not call, as far as they are known. */

import { audienceSubCategory, product, productFamilyType, translated } from './catalog';
import { availabilityService, catalogService } from './catalog-services';
import { contactDataResult, contactNumber } from './contact';
import { contactInformationPublicService } from './contact-service';
import { documented, inferred, seenInUse } from './evidence';
import { OTHER_ORDER_SERVICES } from './other-order-services';
import type { Service } from './service';
import { by, required } from './vocabulary';

const doc = by(documented('apidocs of the service'));
const seen = by(seenInUse('clients of the service'));
const guess = by(inferred('sibling methods'));

const places = availabilityService.methods.getEventAvailability;
const priceLevels = seen.list(
  seen.object({ ...seen.each('long', 'id'), ...seen.each('text', 'code', 'mainCategory') }),
);

export const OTHER_SERVICES: readonly Service[] = [
  {
    ...contactInformationPublicService,
    methods: {
      createCulturalContact: {
        effect: 'changes',
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
        effect: 'reads',
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
        effect: 'changes',
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
  ...OTHER_ORDER_SERVICES,
  {
    ...catalogService,
    methods: {
      getLastSetupUpdate: {
        effect: 'reads',
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
      /** One call answers all places that are looked at; asking first what changed adds another. */
      getUpdatedAvailabilities: {
        effect: 'reads',
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
        effect: 'reads',
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
        effect: 'reads',
        evidence: seenInUse('clients of SetupService'),
        request: { seasonId: required(seen.long()) },
        answer: { audienceSubCategories: seen.list(audienceSubCategory) },
      },
      listPriceLevels: {
        effect: 'reads',
        evidence: seenInUse('clients of SetupService'),
        request: { seasonId: required(seen.long()) },
        answer: { priceLevels },
      },
      listVatCodes: {
        effect: 'reads',
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
        effect: 'reads',
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
        effect: 'reads',
        evidence: documented('platform.secutix.com/backend/setup, by name'),
        request: { productId: required(seen.long()) },
        answer: { product },
      },
    },
  },
];
