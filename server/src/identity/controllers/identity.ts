import { authorOf } from '../../kernel/request-author';
import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { answer } from '../../kernel/http/answer';
import { validated } from '../../kernel/validated';

const listQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  institution: z.string().max(64).optional(),
  state: z.enum(['open', 'decided', 'dismissed']).optional(),
  kind: z.enum(['match', 'merge']).optional(),
});

const documentId = z.string().min(1).max(255);

const decision = z.union([
  z.strictObject({ contact: documentId }),
  z.strictObject({ create: z.literal(true) }),
  z.strictObject({ dismiss: z.literal(true) }),
]);

const mergeRequest = z.strictObject({
  remove: documentId,
  onTwoNumbers: z.enum(['refuse', 'unlinkRemoved']).default('refuse'),
});

const idParameter = z.coerce.number().int().min(1);

/** The routes by which people decide who is who. */
const identity = ({ strapi }: { strapi: Core.Strapi }) => {
  const kept = ({ params }: Context) => String(params.documentId);
  return {
    async candidates(ctx: Context): Promise<void> {
      const { page, pageSize, ...filter } = askedQuery(listQuery, ctx);
      ctx.body = await modulesOf(strapi).candidates.list(filter, { page, pageSize });
    },
    decide(ctx: Context): Promise<void> {
      const id = validated(idParameter, ctx.params.id);
      const request = validated(decision, ctx.request.body);
      return answer(ctx, modulesOf(strapi).candidates.decide(id, request, authorOf(strapi)));
    },
    previewMerge(ctx: Context): Promise<void> {
      const remove = String(ctx.params.otherDocumentId);
      return answer(ctx, modulesOf(strapi).contactMerge.preview(kept(ctx), remove));
    },
    merge(ctx: Context): Promise<void> {
      const request = validated(mergeRequest, ctx.request.body);
      const merge = { keep: kept(ctx), ...request };
      return answer(ctx, modulesOf(strapi).contactMerge.merge(merge, authorOf(strapi)));
    },
  };
};

export default identity;
