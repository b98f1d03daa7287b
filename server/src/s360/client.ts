import { untraced, type Tracing } from '../kernel/tracing/tracing';
import { createBookingMethods, type BookingMethods } from './bookings';
import { createCaller } from './calls';
import { createCatalogMethods, type CatalogMethods } from './catalog';
import { createContactMethods, type ContactMethods } from './contacts';
import { createOrderHistoryMethods, type OrderHistoryMethods } from './order-history';
import { createOrderMethods, type OrderMethods } from './orders';
import type { Lane, PermitSource } from './permits';
import { createShipmentMethods, type ShipmentMethods } from './shipments';
import { assertUsable, type S360ClientSettings } from './settings';

export interface ContactClient extends ContactMethods {
  /** Rejects new calls, lets ongoing ones end, then closes the connections. */
  close(): void;
}

/** All calls that this plugin makes to S-360. */
export interface S360Client
  extends
    ContactClient,
    OrderMethods,
    OrderHistoryMethods,
    BookingMethods,
    CatalogMethods,
    ShipmentMethods {
  /**
   * Returns the token of the login call, whichever kind of authentication the institution uses.
   * Takes its own permit, and rejects with the error of the permit source when none is free.
   */
  logIn(lane: Lane): Promise<string>;
}

/**
 * Creates the client of one institution.
 *
 * @throws Error when the settings could not work.
 */
export function createS360Client(
  settings: S360ClientSettings,
  ports: {
    readonly permits: PermitSource;
    readonly now?: () => number;
    readonly tracing?: Tracing;
  },
): S360Client {
  assertUsable(settings);
  const { now = Date.now, permits, tracing = untraced } = ports;
  const caller = createCaller(settings, { permits, now, tracing });
  return {
    ...createContactMethods(settings, caller),
    ...createOrderMethods(settings, caller),
    ...createOrderHistoryMethods(settings, caller),
    ...createBookingMethods(settings, caller),
    ...createCatalogMethods(settings, caller),
    ...createShipmentMethods(settings, caller),
    logIn: caller.logIn,
    close: caller.close,
  };
}
