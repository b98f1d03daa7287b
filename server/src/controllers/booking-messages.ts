import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { getService } from '../services';
import { authorOf } from '../services/contacts/edits/lifecycles';
import { answer } from './answer';
import { documentId, revision } from './booking-schemas';
import { validated } from './validated';

const locale = z.string().regex(/^[a-z]{2}$/, 'must be a language of two letters');

const previewRequest = z.strictObject({ locale: locale.optional() });

const sendRequest = z.strictObject({
  revision,
  locale,
  subject: z.string().trim().min(1).max(255),
  text: z.string().trim().min(1).max(50_000),
});

/** The routes by which a booking's customer is written to. */
const messages = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'bookingMessages');
  const idOf = ({ params }: Context): string => validated(documentId, params.documentId);
  return {
    preview(ctx: Context): Promise<void> {
      const request = validated(previewRequest, ctx.request.body ?? {});
      return answer(ctx, service().preview(idOf(ctx), request.locale));
    },
    send(ctx: Context): Promise<void> {
      const request = validated(sendRequest, ctx.request.body ?? {});
      return answer(ctx, service().send(idOf(ctx), request, authorOf(strapi)));
    },
  };
};

export default messages;
