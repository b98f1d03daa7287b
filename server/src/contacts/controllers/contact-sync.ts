import { authorOf } from '../../kernel/request-author';
import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { modulesOf } from '../../app/modules';
import { contactNumberOf } from '../model/mapping/item-schema';
import { answer } from '../../kernel/http/answer';
import { validated } from '../../kernel/validated';

const decision = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('adopt'),
    contactNumber: z.string().transform((text, context) => {
      const number = contactNumberOf(text);
      if (number !== null) return number;
      const message = 'must be a contact number of S-360, 1 to 20 characters';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
  }),
  z.object({ decision: z.literal('createAgain') }),
]);

const consent = z.object({ allowed: z.boolean() });

/** The routes behind the contact's panel; each answers how the contact then stands. */
const contactSync = ({ strapi }: { strapi: Core.Strapi }) => {
  const sync = () => modulesOf(strapi).contactSync;
  const target = ({ params }: Context) =>
    [String(params.documentId), String(params.institution)] as const;
  return {
    find: (ctx: Context) => answer(ctx, sync().statuses(String(ctx.params.documentId))),
    push: (ctx: Context) => answer(ctx, sync().pushNow(...target(ctx))),
    pull: (ctx: Context) => answer(ctx, sync().pullNow(...target(ctx))),
    decideInDoubt(ctx: Context): Promise<void> {
      const request = validated(decision, ctx.request.body);
      return answer(ctx, sync().decideInDoubt(...target(ctx), request, authorOf(strapi)));
    },
    changeConsent(ctx: Context): Promise<void> {
      const { allowed } = validated(consent, ctx.request.body);
      const change = { code: String(ctx.params.code), allowed };
      return answer(ctx, sync().changeConsent(...target(ctx), change, authorOf(strapi)));
    },
  };
};

export default contactSync;
