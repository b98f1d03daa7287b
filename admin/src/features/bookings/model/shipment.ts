import type { Booking, ShipmentMode } from '../../../../../server/src/contracts';

/** How an order can be handed over when it is closed. */
export interface ShipmentDecision {
  modes: readonly ShipmentMode[];
  /** Whether none of them need be chosen: one that S-360 was told is replaced, never taken back. */
  mayStayOpen: boolean;
  /** The mode that was wished for, else the one that S-360 was told, where S-360 offers it. */
  proposed: string | null;
}

/** What can be decided about the shipment of an open order. */
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
