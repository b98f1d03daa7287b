import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { GetContactHistory } from '../../contracts/contact-history';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { pageQuery } from '../../kernel/http/queries';

const historyQuery = z.object({ ...pageQuery, field: z.string().max(128).optional() });

/** The route behind a contact's history. */
const contactHistory = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    const { field, page, pageSize } = askedQuery(historyQuery, ctx);
    const documentId = String(ctx.params.documentId);
    const history = modulesOf(strapi).contactHistory;
    const changes: GetContactHistory.Response = await history.of(
      documentId,
      { field },
      { page, pageSize },
    );
    ctx.body = changes;
  },
});

export default contactHistory;
