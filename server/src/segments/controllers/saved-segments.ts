import type { Context } from 'koa';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { controllerOf } from '../../kernel/http/controller';
import { mayWithin } from '../../kernel/http/permitted-institutions';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import type { Author } from '../../kernel/http/request-author';
import { requirePerson } from '../../kernel/http/require-person';
import { savedSegmentRoutes } from '../routes';
import type { Requester, SavedSegments } from '../saved-segments';

export const savedSegmentsController = (ports: {
  savedSegments: SavedSegments;
  author(): Author;
}) => {
  const { savedSegments } = ports;
  const requester = (ctx: Context, permitted: InstitutionScope): Requester => ({
    author: requirePerson(ports.author()),
    mayShare: mayWithin(ctx, PERMISSION_ACTIONS.shareSegments, permitted),
    permitted,
  });
  return controllerOf(savedSegmentRoutes, {
    list: async ({ permitted }, ctx) => ({
      data: await savedSegments.list(requester(ctx, permitted)),
    }),
    save: async ({ body, permitted }, ctx) => ({
      data: await savedSegments.save(body, requester(ctx, permitted)),
    }),
    change: async ({ body, params, permitted }, ctx) => ({
      data: await savedSegments.change(params.id, body, requester(ctx, permitted)),
    }),
    async remove({ params, permitted }, ctx) {
      await savedSegments.remove(params.id, requester(ctx, permitted));
      ctx.status = 204;
    },
  });
};
