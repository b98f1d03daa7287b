import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { reason } from '../../contracts/reasons';
import { isForbiddenError, NotPermittedError } from '../../kernel/errors';
import { mayWithin } from '../../kernel/http/permitted-institutions';
import type { BookingStore } from '../store';

/** Whether the caller may use that route, by admin roles or by the scopes of a token. */
export type MayFollow = (
  ctx: Context,
  route: 'sell' | 'release',
  institution: string,
) => Promise<boolean>;

/**
 * Refuses to submit a sale or release of another booking unless the caller may sell or release.
 * Without this check, a caller could submit one that somebody else began and that was withdrawn or
 * refused, and a release even closes automatically.
 * @throws NotPermittedError
 */
export async function refuseFollowing(
  { bookingStore, mayFollow }: { bookingStore: Pick<BookingStore, 'find'>; mayFollow: MayFollow },
  ctx: Context,
  documentId: string,
): Promise<void> {
  const booking = await bookingStore.find(documentId);
  if (!booking?.follows) return;
  const route = booking.kind === 'release' ? 'release' : 'sell';
  if (!(await mayFollow(ctx, route, booking.institution)))
    throw new NotPermittedError(reason('mayNotFollow'));
}

export const mayFollowByStrapi =
  (strapi: Core.Strapi): MayFollow =>
  async ({ state }, route, institution) => {
    if (state.route.info.type === 'admin') {
      return mayWithin({ state }, PERMISSION_ACTIONS.releaseBookings, [institution]);
    }
    try {
      await strapi.get('auth').verify(state.auth, { scope: [`plugin::s360.bookings.${route}`] });
      return true;
    } catch (error) {
      if (isForbiddenError(error)) return false;
      throw error;
    }
  };
