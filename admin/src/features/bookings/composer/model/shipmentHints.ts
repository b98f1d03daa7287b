import type { Catalog } from '../../../../../../server/src/contracts';
import type { BookingDraft } from './draft';

interface ShipmentHint {
  key:
    'booking.shipment.hint' | 'booking.compose.shipment.address' | 'booking.compose.shipment.days';
  values?: { days: number };
}

/** What an operator has to know of the chosen way in which tickets reach the customer. */
export function shipmentHints(
  { shipmentModeId }: Pick<BookingDraft, 'shipmentModeId'>,
  { shipmentModes }: Pick<Catalog, 'shipmentModes'>,
): ShipmentHint[] {
  const mode = shipmentModes.find(({ id }) => id === shipmentModeId);
  if (mode === undefined) return [];
  const days = mode.deliveryTimeInDays ?? 0;
  return [
    { key: 'booking.shipment.hint' },
    ...(mode.contactAddressRequired === true
      ? [{ key: 'booking.compose.shipment.address' } as const]
      : []),
    ...(days > 0 ? [{ key: 'booking.compose.shipment.days', values: { days } } as const] : []),
  ];
}
