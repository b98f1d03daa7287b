import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';

const soldQuery = z.strictObject({
  kind: z.enum(['product', 'performance']),
  search: z.string().max(255).optional(),
  id: z.string().max(255).optional(),
  institution: z.string().max(255).optional(),
});

/** What the dialog of the contact list offers to ask about. */
const questions = ({ strapi }: { strapi: Core.Strapi }) => {
  const choices = () => modulesOf(strapi).questionChoices;
  return {
    async choices(ctx: Context): Promise<void> {
      ctx.body = { data: await choices().all() };
    },
    async sold(ctx: Context): Promise<void> {
      const { kind, ...wanted } = askedQuery(soldQuery, ctx);
      ctx.body = { data: await choices().sold(kind, wanted) };
    },
  };
};

export default questions;
