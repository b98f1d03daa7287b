import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { getService } from '../services';
import { pageQuery } from './queries';
import { validated } from './validated';

const ordersQuery = z.object(pageQuery);

/** The route behind the orders on a contact's page. */
const contactOrders = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    const request = validated(ordersQuery, ctx.query);
    const documentId = String(ctx.params.documentId);
    ctx.body = await getService(strapi, 'orderPanel').ofContact(documentId, request);
  },
});

export default contactOrders;
