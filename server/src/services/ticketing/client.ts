/** The client of one institution. */

import { createBookingMethods, type BookingMethods } from './bookings';
import { createCaller } from './calls';
import { createCatalogMethods, type CatalogMethods } from './catalog';
import { createContactMethods, type ContactMethods } from './contacts';
import { createOrderMethods, type OrderMethods } from './orders';
import type { PermitSource } from './permits';
import { assertUsable, type S360ClientSettings } from './settings';

/** What is asked of S-360 about contacts. */
export interface ContactClient extends ContactMethods {
  /** Takes no more calls, lets those under way end, then closes the kept connections. */
  close(): void;
}

/** Everything that this plugin asks of S-360. */
export interface S360Client extends ContactClient, OrderMethods, BookingMethods, CatalogMethods {}

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
    close: caller.close,
  };
}
