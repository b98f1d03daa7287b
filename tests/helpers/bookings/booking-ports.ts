import { catalogLookup } from '../../../server/src/catalog/model/lookup';
import type { BookingsPorts } from '../../../server/src/bookings/ports';
import type { StrapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { anOpenGate } from '../builders/trust';
import { simulatedCatalog } from '../catalog/simulated-catalog';
import { memoryBookingStore, type MemoryBookings } from './memory-booking-store';

/** The ports of the booking services without a database; `store` is in memory. */
export function bookingPorts(
  changes: Partial<BookingsPorts> = {},
): BookingsPorts & { store: MemoryBookings } {
  const store = memoryBookingStore();
  const lookup = catalogLookup(simulatedCatalog('myvenue'));
  return {
    // A unit test does not reach the code that needs it.
    database: {} as unknown as StrapiDatabase,
    institutions: { all: () => [], find: () => null },
    timeZones: { all: () => Promise.resolve({}), find: () => Promise.resolve('UTC') },
    catalogs: {
      lookupOf: () => Promise.resolve(lookup),
      knownPlaces: () => Promise.resolve([]),
    },
    permits: { waitFor: () => Promise.resolve(null) },
    sendingTrust: { gateOf: () => Promise.resolve(anOpenGate()) },
    namesOf: () => Promise.resolve(() => null),
    author: () => 'admin:1',
    pushContact: () => Promise.resolve(),
    clock: { now: () => new Date('2026-03-01T10:00:00.000Z') },
    wake: () => undefined,
    ...changes,
    store,
  };
}
