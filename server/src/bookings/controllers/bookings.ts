import type { Context } from 'koa';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/http/request-author';
import { requireStarter } from '../../kernel/http/require-person';
import type { Bookings } from '../bookings';
import { bookingsRoutes } from '../routes';
import type { BookingStore } from '../store';
import { refuseFollowing, type MayFollow } from './following';

export interface BookingsControllerPorts {
  bookings: Bookings;
  bookingStore: Pick<BookingStore, 'find'>;
  mayFollow: MayFollow;
  author(): Author;
}

/** Serves the admin panel and the Content API. */
export const bookingsController = (ports: BookingsControllerPorts) => {
  const { author, bookings } = ports;
  const requireSeller = (ctx: Context) =>
    requireStarter(ctx, author(), PERMISSION_ACTIONS.submitUnattended);
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
      requireSeller(ctx);
      await refuseFollowing(ports, ctx, documentId);
      return { data: await bookings.submit(documentId, body) };
    },
    withdraw: async ({ body, params }) => ({
      data: await bookings.withdraw(params.documentId, body),
    }),
    async close({ body, params }, ctx) {
      requireSeller(ctx);
      return { data: await bookings.close(params.documentId, body) };
    },
    abandon: async ({ body, params }) => ({
      data: await bookings.abandon(params.documentId, body),
    }),
    async decideInDoubt({ body, params }, ctx) {
      requireSeller(ctx);
      return { data: await bookings.decideInDoubt(params.documentId, body) };
    },
    async sell({ body, params }, ctx) {
      requireSeller(ctx);
      return { data: await bookings.sell(params.documentId, body) };
    },
    async release({ body, params }, ctx) {
      requireSeller(ctx);
      return { data: await bookings.release(params.documentId, body) };
    },
  });
};
