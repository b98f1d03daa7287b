import { authorOf } from '../../kernel/request-author';
import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { validated } from '../../kernel/validated';

const pauses = z
  .object({ sending: z.boolean().optional(), receiving: z.boolean().optional() })
  .strict();
const failuresQuery = z.object({ institution: z.string().max(64).optional() });
const retry = z
  .object({
    institution: z.string().min(1).max(64),
    kind: z.enum(['push', 'pull', 'orderPull']),
    code: z.string().min(1).max(255).optional(),
    contactDocumentId: z.string().min(1).max(64).optional(),
  })
  .strict();

const idParameter = z.coerce.number().int().min(1);
const letIn = z.object({ since: z.iso.date().optional() }).strict();

/** The routes by which an operator steers the sync of an institution. */
const steering = ({ strapi }: { strapi: Core.Strapi }) => ({
  async changePauses(ctx: Context): Promise<void> {
    const code = String(ctx.params.code);
    const changed = validated(pauses, ctx.request.body);
    const data = await modulesOf(strapi).pauses.change(code, changed, authorOf(strapi));
    ctx.body = { data };
  },
  async letIn(ctx: Context): Promise<void> {
    const code = String(ctx.params.code);
    const request = validated(letIn, ctx.request.body ?? {});
    ctx.body = { data: { letIn: await modulesOf(strapi).keptOutItems.letIn(code, request) } };
  },
  async settleOutage(ctx: Context): Promise<void> {
    const id = validated(idParameter, ctx.params.id);
    await modulesOf(strapi).alarms.settle(id, authorOf(strapi));
    ctx.body = { data: { id } };
  },
  async settleRefusal(ctx: Context): Promise<void> {
    const id = validated(idParameter, ctx.params.id);
    await modulesOf(strapi).alarms.settleRefusal(id);
    strapi.log.info(`s360: refusal ${id} settled by ${authorOf(strapi) ?? 'an unknown user'}`);
    ctx.body = { data: { id } };
  },
  async failures(ctx: Context): Promise<void> {
    const { institution } = askedQuery(failuresQuery, ctx);
    ctx.body = { data: await modulesOf(strapi).failures.causes(institution) };
  },
  async retry(ctx: Context): Promise<void> {
    const selection = validated(retry, ctx.request.body);
    ctx.body = { data: { retried: await modulesOf(strapi).failures.retry(selection) } };
  },
});

export default steering;
