import type { Booking, ShipmentMode } from '../../../../../server/src/contracts';

interface ShipmentDecision {
  modes: readonly ShipmentMode[];
  /**
   * Whether the choice may stay empty. A mode that S-360 already has can be replaced, but not
   * removed.
   */
  mayStayOpen: boolean;
  /** The requested mode, or else the mode that S-360 already has, if S-360 offers it. */
  proposed: string | null;
}

/** The shipment choices for an open order. */
export function shipmentDecision({
  offer,
  shipmentModeId,
  shipmentModeSet,
}: Pick<Booking, 'offer' | 'shipmentModeId' | 'shipmentModeSet'>): ShipmentDecision {
  const modes = offer?.shipmentModes ?? [];
  const offered = (wanted: string | null): string | null =>
    modes.find(({ id }) => id === wanted)?.id ?? null;
  return {
    modes,
    mayStayOpen: offered(shipmentModeSet) === null,
    proposed: offered(shipmentModeId) ?? offered(shipmentModeSet),
  };
}
