import { controllerOf } from '../../kernel/http/controller';
import type { Bookings } from '../bookings';
import { bookingsRoutes } from '../routes';
import type { BookingStore } from '../store';
import { refuseFollowing, type MayFollow } from './following';

export interface BookingsControllerPorts {
  bookings: Bookings;
  bookingStore: Pick<BookingStore, 'find'>;
  mayFollow: MayFollow;
}

/** Serves the admin panel and the Content API. */
export const bookingsController = (ports: BookingsControllerPorts) => {
  const { bookings } = ports;
  return controllerOf(bookingsRoutes, {
    find: ({ permitted, query: { page, pageSize, ...query } }) =>
      bookings.list(query, { page, pageSize }, permitted),
    counts: async ({ permitted, query }) => ({ data: await bookings.counts(query, permitted) }),
    expiring: ({ permitted }) => bookings.expiring(permitted),
    contacts: async ({ permitted, query: { institution, q } }) => ({
      data: await bookings.contacts(institution, q, permitted),
    }),
    findOne: async ({ params }) => ({ data: await bookings.details(params.documentId) }),
    compose: async ({ body }) => ({ data: await bookings.compose(body) }),
    change: async ({ body, params }) => ({
      data: await bookings.change(params.documentId, body),
    }),
    discard: async ({ params }) => ({ data: await bookings.discard(params.documentId) }),
    duplicate: async ({ body, params }) => ({
      data: await bookings.duplicate(params.documentId, body),
    }),
    async submit({ body, params: { documentId } }, ctx) {
      await refuseFollowing(ports, ctx, documentId);
      return { data: await bookings.submit(documentId, body) };
    },
    withdraw: async ({ body, params }) => ({
      data: await bookings.withdraw(params.documentId, body),
    }),
    close: async ({ body, params }) => ({ data: await bookings.close(params.documentId, body) }),
    abandon: async ({ body, params }) => ({
      data: await bookings.abandon(params.documentId, body),
    }),
    decideInDoubt: async ({ body, params }) => ({
      data: await bookings.decideInDoubt(params.documentId, body),
    }),
    sell: async ({ body, params }) => ({ data: await bookings.sell(params.documentId, body) }),
    release: async ({ body, params }) => ({
      data: await bookings.release(params.documentId, body),
    }),
  });
};
