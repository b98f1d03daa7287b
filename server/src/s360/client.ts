/** The client of one institution. */

import { createBookingMethods, type BookingMethods } from './bookings';
import { createCaller } from './calls';
import { createCatalogMethods, type CatalogMethods } from './catalog';
import { createContactMethods, type ContactMethods } from './contacts';
import { createOrderMethods, type OrderMethods } from './orders';
import type { Lane, PermitSource } from './permits';
import { assertUsable, type S360ClientSettings } from './settings';

/** What is asked of S-360 about contacts. */
export interface ContactClient extends ContactMethods {
  /** Takes no more calls, lets those under way end, then closes the kept connections. */
  close(): void;
}

/** Everything that this plugin asks of S-360. */
export interface S360Client extends ContactClient, OrderMethods, BookingMethods, CatalogMethods {
  /**
   * The token that the login call answers, whichever way the institution authenticates. Takes its own
   * permit, and rejects with the source's error when none is free.
   */
  logIn(lane: Lane): Promise<string>;
}

/** Makes the client of one institution; throws when the settings could not work. */
export function createS360Client(
  settings: S360ClientSettings,
  ports: { readonly permits: PermitSource; readonly now?: () => number },
): S360Client {
  assertUsable(settings);
  const caller = createCaller(settings, { permits: ports.permits, now: ports.now ?? Date.now });
  return {
    ...createContactMethods(settings, caller),
    ...createOrderMethods(settings, caller),
    ...createBookingMethods(settings, caller),
    ...createCatalogMethods(settings, caller),
    logIn: caller.logIn,
    close: caller.close,
  };
}
