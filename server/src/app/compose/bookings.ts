import { bookings, databaseBookingStore } from '../../bookings';
import type { Process } from '../process';
import { composeBookingMessages } from './booking-messages';
import type { CatalogModule } from '../../catalog';
import type { ContactModule } from './contacts';
import type { InstitutionModule } from './institutions';
import type { SendingModule } from './sending';

export function composeBookings(
  process: Process,
  institutionModule: InstitutionModule,
  { permits, sendingTrust }: SendingModule,
  { catalogs }: CatalogModule,
  { contactSync }: ContactModule,
) {
  const { author, clock, database, namesOf, wake } = process;
  const { institutions, venueTimeZones } = institutionModule;
  const bookingStore = databaseBookingStore(database);
  const made = bookings({
    database,
    store: bookingStore,
    institutions,
    timeZones: venueTimeZones,
    catalogs,
    permits,
    sendingTrust,
    namesOf,
    author,
    pushContact: (documentId, code) => contactSync.pushNow(documentId, code),
    clock,
    wake: wake.wakeDispatchers,
  });
  return {
    bookingStore,
    bookings: made,
    bookingMessages: composeBookingMessages(process, institutionModule, {
      bookings: made,
      bookingStore,
    }),
  };
}

export type BookingModule = ReturnType<typeof composeBookings>;
