import { documented, seenInUse } from './evidence';
import type { Service } from './service';
import { by, required } from './vocabulary';

const doc = by(documented('apidocs ShipmentPublicService 1_17'));
const seen = by(seenInUse('shipments of the order webhook'));

/** How tickets reach the customer. The list grows. */
const shipmentModeType = by(documented('Confluence 43747556, 43746670, 43747862')).text({
  known: [
    'HANDED_AT_BO',
    'PRINT_AT_HOME',
    'ELECTRONIC',
    'BY_EMAIL',
    'BY_MAIL',
    'BY_RECOMMANDED_MAIL',
    'EXTERNAL',
    'BLOCKCHAIN',
    'MOBILE',
    'LOAD_BADGE',
    'LOAD_RFID_CARD',
    'DHL',
  ],
});

export const shipmentMode = { id: seen.long(), name: seen.text(), type: shipmentModeType };

export const shipmentPublicService = {
  module: 'tnpsb',
  name: 'shipmentPublicService',
  evidence: documented('mosa.demo-ws.secutix.com/tnpsb/apidocs/ShipmentPublicService_latest.html'),
  versions: ['1_18', '1_17', '1_16'],
  version: '1_17',
  versionSetting: 'shipmentServiceVersion',
  methods: {
    /** With `orderId`, the modes that its content, amount and delivery time allow. */
    getAvailableShipmentModes: {
      effect: 'reads',
      evidence: documented('apidocs ShipmentPublicService 1_17'),
      request: {
        pointOfSalesId: required(doc.long()),
        shipmentContents: required(doc.oneOf('TICKETS', 'DOCUMENTS', 'TICKETS_AND_DOCUMENTS')),
        destinationCountryCode: doc.text(),
        /** Instead of the country. */
        contactAddressId: doc.long(),
        orderId: doc.long(),
        productFamilyIds: doc.list(doc.long()),
      },
      answer: {
        shipmentModes: doc.list(
          doc.object({
            ...shipmentMode,
            catalogTypes: doc.list(doc.oneOf('TICKETING', 'GOODS', 'HOSPITALITY')),
            contactAddressRequired: doc.flag(),
            deliveryTimeInDays: doc.number(),
            description: doc.text(),
          }),
        ),
      },
    },
  },
} as const satisfies Service;
