import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { modulesOf } from '../../app/modules';
import { longId } from '../mapping/order-item';
import { validated } from '../../kernel/validated';

const orderId = z
  .string()
  .transform((value) => longId(value))
  .refine((id) => id !== null, 'The id of an order is a whole number of at most 19 digits.');

/** The routes by which a person has one order read from S-360. */
const orders = ({ strapi }: { strapi: Core.Strapi }) => {
  const asking = () => modulesOf(strapi).orderAsking;
  return {
    async pull(ctx: Context): Promise<void> {
      ctx.body = { data: await asking().ask(String(ctx.params.documentId)) };
    },
    async pullById(ctx: Context): Promise<void> {
      const id = validated(orderId, ctx.params.orderId);
      ctx.body = { data: await asking().askById(String(ctx.params.code), String(id)) };
    },
  };
};

export default orders;
