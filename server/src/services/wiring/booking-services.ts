import { namesOfAuthors } from '../authors';
import { bookings } from '../bookings';
import { databaseBookingStore } from '../bookings/database/booking-store';
import { authorOf } from '../contacts/edits/lifecycles';

import { getService } from '..';
import { CLOCK, type Factories } from './factory';

/** Services of bookings. */
export const bookingServices: Factories<'bookingStore' | 'bookings'> = {
  bookingStore: ({ strapi }) => databaseBookingStore(getService(strapi, 'database')),
  bookings: ({ strapi }) =>
    bookings({
      database: getService(strapi, 'database'),
      store: getService(strapi, 'bookingStore'),
      institutions: getService(strapi, 'institutions'),
      timeZones: getService(strapi, 'venueTimeZones'),
      catalogs: getService(strapi, 'catalogs'),
      permits: getService(strapi, 'permits'),
      sendingTrust: getService(strapi, 'sendingTrust'),
      namesOf: namesOfAuthors(strapi),
      author: () => authorOf(strapi),
      pushContact: (documentId, code) =>
        getService(strapi, 'contactSync').pushNow(documentId, code),
      clock: CLOCK,
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
};
