import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { reason } from '../../contracts/reasons';
import { modulesOf } from '../../app/modules';
import { NotPermittedError } from '../../kernel/errors';

/**
 * Refuses to submit what sells or releases another booking to who may not sell or release: begun by
 * somebody else and withdrawn or refused, it is submitted like any other, and may close by itself.
 */
export async function refuseFollowing(
  strapi: Core.Strapi,
  ctx: Context,
  documentId: string,
): Promise<void> {
  const booking = await modulesOf(strapi).bookingStore.find(documentId);
  if (!booking?.follows) return;
  const route = booking.kind === 'release' ? 'release' : 'sell';
  if (!(await mayFollow(strapi, ctx, route))) throw new NotPermittedError(reason('mayNotFollow'));
}

/** Who may use that route himself: by the roles of the admin panel, or by the scopes of a token. */
async function mayFollow(
  strapi: Core.Strapi,
  { state }: Context,
  route: 'sell' | 'release',
): Promise<boolean> {
  if (state.route.info.type === 'admin') {
    return state.userAbility.can(PERMISSION_ACTIONS.releaseBookings) === true;
  }
  try {
    await strapi.get('auth').verify(state.auth, { scope: [`plugin::s360.bookings.${route}`] });
    return true;
  } catch (error) {
    if (error instanceof errors.ForbiddenError) return false;
    throw error;
  }
}
