import { authorOf } from '../../kernel/request-author';
import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { CONTACT_UID } from '../../contracts/uids';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import type { DecisionOnLoad } from '../load-decisions';
import { readUpload } from './upload';
import { answer } from '../../kernel/http/answer';
import { validated } from '../../kernel/validated';

const idParameter = z.coerce.number().int().min(1);

const listQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  kind: z.enum(['guard', 'push', 'file', 'pull']).optional(),
  state: z
    .enum([
      'planned',
      'waiting',
      'running',
      'paused',
      'rejected',
      'cancelled',
      'failed',
      'done',
      'undoing',
      'undoFailed',
      'undone',
    ])
    .optional(),
  institution: z.string().max(64).optional(),
});

/** What many calls cost is agreed to before they start. */
const approval = z.strictObject({
  calls: z.number('must be the number of calls that the plan or the load shows').int().min(0),
});

const value = z.string().max(1000);

/** A push load's filter; fields are those of the contact's type, also a venue's own. */
const pushRequest = (fields: readonly string[]) =>
  z.strictObject({
    institution: z.string().min(1).max(64),
    type: z.enum(['individual', 'structure']).optional(),
    updatedSince: z.iso.datetime().optional(),
    where: z
      .record(z.string(), z.union([value, z.null(), z.array(value).min(1).max(100)]))
      .refine((where) => Object.keys(where).every((field) => fields.includes(field)), {
        message: 'names a field that contacts do not have',
      })
      .optional(),
    unlinkedOnly: z.boolean().optional(),
  });

const fileChoices = z.strictObject({
  mapping: z.record(z.string(), z.string().max(200)).optional(),
  dates: z.enum(['dayFirst', 'monthFirst']).optional(),
  filled: z.enum(['keep', 'overwrite']).optional(),
  blanks: z.enum(['keep', 'empty']).optional(),
});

/** The routes of loads. */
const loads = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => modulesOf(strapi).loads;
  const idOf = ({ params }: Context) => validated(idParameter, params.id);
  const fields = () => Object.keys(strapi.contentTypes[CONTACT_UID]?.attributes ?? {});
  const decide = (event: DecisionOnLoad['event']) => (ctx: Context) =>
    answer(ctx, service().decide({ id: idOf(ctx), event, author: authorOf(strapi) }));
  const pushOf = (ctx: Context) => {
    const { institution, ...filter } = validated(pushRequest(fields()), ctx.request.body);
    return { institution, filter };
  };
  return {
    async find(ctx: Context): Promise<void> {
      const { page, pageSize, ...filter } = askedQuery(listQuery, ctx);
      ctx.body = await service().list(filter, { page, pageSize });
    },
    findOne: (ctx: Context) => answer(ctx, service().details(idOf(ctx))),
    approve(ctx: Context): Promise<void> {
      const { calls } = validated(approval, ctx.request.body ?? {});
      return answer(ctx, service().approve(idOf(ctx), authorOf(strapi), calls));
    },
    reject: decide('reject'),
    pause: decide('pause'),
    resume: decide('resume'),
    cancel: decide('cancel'),
    async addFile(ctx: Context): Promise<void> {
      const { file, settings } = await readUpload(ctx);
      const choices = validated(fileChoices, settings);
      return answer(ctx, service().addFile(file, choices, authorOf(strapi)));
    },
    planFile(ctx: Context): Promise<void> {
      const choices = validated(fileChoices, ctx.request.body ?? {});
      return answer(ctx, service().planFile(idOf(ctx), choices));
    },
    startFile(ctx: Context): Promise<void> {
      const choices = validated(fileChoices, ctx.request.body ?? {});
      return answer(ctx, service().startFile(idOf(ctx), authorOf(strapi), choices));
    },
    planUndo: (ctx: Context) => answer(ctx, service().planUndo(idOf(ctx))),
    undo: (ctx: Context) => answer(ctx, service().undo(idOf(ctx), authorOf(strapi))),
    planPush(ctx: Context): Promise<void> {
      const { filter, institution } = pushOf(ctx);
      return answer(ctx, service().planPush(institution, filter));
    },
    async pushScenario(ctx: Context): Promise<void> {
      const { filter, institution } = pushOf(ctx);
      const text = await service().pushScenario(institution, filter);
      ctx.type = 'text/markdown';
      ctx.body = text;
    },
    startPush(ctx: Context): Promise<void> {
      const { calls, institution, ...filter } = validated(
        pushRequest(fields()).extend(approval.shape),
        ctx.request.body,
      );
      return answer(ctx, service().startPush(institution, filter, authorOf(strapi), calls));
    },
  };
};

export default loads;
