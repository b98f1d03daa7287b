import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { STREAMS } from '../../inbox/delivery-store';
import { validated } from '../../kernel/validated';

const page = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
};
const institution = z.string().max(64).optional();
/** What was typed to search by. */
const q = z.string().trim().max(255).optional();
const stream = z.enum(STREAMS).optional();

const deliveriesQuery = z.object({
  ...page,
  institution,
  stream,
  q,
  state: z.enum(['stored', 'applied', 'incomplete', 'refused']).optional(),
});
const itemsQuery = z.object({ ...page, institution, stream, q });
const linksQuery = z.object({
  ...page,
  institution,
  q,
  state: z
    .enum(['inSync', 'harmed', 'conflict', 'pending', 'sending', 'failed', 'inDoubt', 'unlinked'])
    .optional(),
});
const idParameter = z.coerce.number().int().min(1);

/** The routes behind the plugin's page. */
const overview = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => modulesOf(strapi).overview;
  const idOf = ({ params }: Context) => validated(idParameter, params.id);
  return {
    async institutions(ctx: Context): Promise<void> {
      ctx.body = { data: await service().institutions() };
    },
    async deliveries(ctx: Context): Promise<void> {
      const { page: number, pageSize, ...filter } = askedQuery(deliveriesQuery, ctx);
      ctx.body = await service().deliveries(filter, { page: number, pageSize });
    },
    async delivery(ctx: Context): Promise<void> {
      ctx.body = { data: await service().delivery(idOf(ctx)) };
    },
    async quarantinedItems(ctx: Context): Promise<void> {
      const { page: number, pageSize, ...filter } = askedQuery(itemsQuery, ctx);
      ctx.body = await service().quarantinedItems(filter, { page: number, pageSize });
    },
    async replay(ctx: Context): Promise<void> {
      ctx.body = { data: await service().replay(idOf(ctx)) };
    },
    async links(ctx: Context): Promise<void> {
      const { page: number, pageSize, ...filter } = askedQuery(linksQuery, ctx);
      ctx.body = await service().links(filter, { page: number, pageSize });
    },
  };
};

export default overview;
