import type { Core } from '@strapi/strapi';
import { validateZodSchema, z } from '@strapi/utils';
import type { Context } from 'koa';
import { getService } from '../services';
import { authorOf } from '../services/contacts/lifecycles';

const decision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('adopt'), contactNumber: z.string().trim().min(1).max(20) }),
  z.object({ decision: z.literal('createAgain') }),
]);

const consent = z.object({ allowed: z.boolean() });

/** The routes behind the contact's panel; each answers how the contact then stands. */
const contactSync = ({ strapi }: { strapi: Core.Strapi }) => {
  const sync = () => getService(strapi, 'contactSync');
  const target = ({ params }: Context) =>
    [String(params.documentId), String(params.institution)] as const;
  return {
    async find(ctx: Context): Promise<void> {
      ctx.body = { data: await sync().statuses(String(ctx.params.documentId)) };
    },
    async push(ctx: Context): Promise<void> {
      ctx.body = { data: await sync().pushNow(...target(ctx)) };
    },
    async pull(ctx: Context): Promise<void> {
      ctx.body = { data: await sync().pullNow(...target(ctx)) };
    },
    async decideInDoubt(ctx: Context): Promise<void> {
      const request = validateZodSchema(decision)(ctx.request.body);
      ctx.body = { data: await sync().decideInDoubt(...target(ctx), request) };
    },
    async changeConsent(ctx: Context): Promise<void> {
      const { allowed } = validateZodSchema(consent)(ctx.request.body);
      const change = { code: String(ctx.params.code), allowed };
      ctx.body = { data: await sync().changeConsent(...target(ctx), change, authorOf(strapi)) };
    },
  };
};

export default contactSync;
