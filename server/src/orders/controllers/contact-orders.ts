import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { pageQuery } from '../../kernel/http/queries';

const ordersQuery = z.object(pageQuery);

/** The route behind the orders on a contact's page. */
const contactOrders = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    const request = askedQuery(ordersQuery, ctx);
    const documentId = String(ctx.params.documentId);
    ctx.body = await modulesOf(strapi).orderPanel.ofContact(documentId, request);
  },
});

export default contactOrders;
