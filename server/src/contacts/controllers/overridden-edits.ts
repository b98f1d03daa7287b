import { authorOf } from '../../kernel/request-author';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { modulesOf } from '../../app/modules';
import { idParameter } from '../../kernel/http/queries';
import { validated } from '../../kernel/validated';

/** The routes by which a person learns what S-360 has replaced of their edits. */
const overriddenEdits = ({ strapi }: { strapi: Core.Strapi }) => {
  const contactOf = ({ params }: Context) => String(params.documentId);
  return {
    async find(ctx: Context): Promise<void> {
      const service = modulesOf(strapi).overriddenEdits;
      ctx.body = { data: await service.of(contactOf(ctx), authorOf(strapi)) };
    },
    async dismiss(ctx: Context): Promise<void> {
      const id = validated(idParameter, ctx.params.id);
      const service = modulesOf(strapi).overriddenEdits;
      ctx.body = { data: await service.dismiss(contactOf(ctx), id, authorOf(strapi)) };
    },
  };
};

export default overriddenEdits;
