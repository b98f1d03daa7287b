import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { type JsonObject, numberOf, textOf } from '../json';
import type { Service } from '../service';

/** What a shipment can contain, with the types that fit. Documented: documents alone go by e-mail. */
const FITTING: Readonly<Record<string, (type: string) => boolean>> = {
  TICKETS: (type) => type !== 'BY_EMAIL',
  DOCUMENTS: (type) => type === 'BY_EMAIL',
  TICKETS_AND_DOCUMENTS: () => true,
};

/** ShipmentPublicService (apidocs 1_16 to 1_18). */
function getAvailableShipmentModes(request: JsonObject, institution: Institution): JsonObject {
  const { pointOfSalesId, shipmentModes } = institution.requireCatalog();
  if (numberOf(request, 'pointOfSalesId') !== pointOfSalesId) {
    throw new BusinessError('error.pointofsales.unknown');
  }
  const fits = FITTING[textOf(request, 'shipmentContents') ?? ''];
  if (!fits) throw new BusinessError('error.shipment.contents');
  return { shipmentModes: shipmentModes.filter(({ type }) => fits(type)) };
}

export const shipmentPublicService: Service = {
  name: 'shipmentPublicService',
  methods: { getAvailableShipmentModes },
};
