import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { GetCalls } from '../../contracts/call-budget';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { validated } from '../../kernel/validated';

const code = z.string().min(1).max(64);
const query = z.object({
  calls: z.coerce.number().int().min(1).max(10_000_000).optional(),
  lane: z.enum(['booking', 'edit', 'retry', 'bulk']).default('bulk'),
});

/** How many calls an institution has left, and how long further ones would take. */
const callBudget = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    const institution = validated(code, ctx.params.code);
    const { calls, lane } = askedQuery(query, ctx);
    const budgets = modulesOf(strapi).callBudget;
    const estimate =
      calls === undefined ? null : await budgets.timeFor(institution, { calls, lane });
    const answer: GetCalls.Response = { data: { ...(await budgets.of(institution)), estimate } };
    ctx.body = answer;
  },
});

export default callBudget;
