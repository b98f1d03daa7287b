import { authorOf } from '../../kernel/request-author';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { modulesOf } from '../../app/modules';
import { TooManyMessagesError } from '../message/errors';
import { answer } from '../../kernel/http/answer';
import { previewRequest, sendRequest } from '../routes/message-requests';
import { documentId } from '../routes/requests';
import { validated } from '../../kernel/validated';

/** The routes by which a booking's customer is written to, of the admin panel and of the Content API. */
const messages = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => modulesOf(strapi).bookingMessages;
  const idOf = ({ params }: Context): string => validated(documentId, params.documentId);
  return {
    preview(ctx: Context): Promise<void> {
      const request = validated(previewRequest, ctx.request.body ?? {});
      return answer(ctx, service().preview(idOf(ctx), request.locale));
    },
    send(ctx: Context): Promise<void> {
      const request = validated(sendRequest, ctx.request.body ?? {});
      const sent = service().send(idOf(ctx), request, authorOf(strapi));
      return answer(ctx, sent).catch((error: unknown) => {
        if (error instanceof TooManyMessagesError)
          ctx.set('Retry-After', String(error.retryAfterSeconds));
        throw error;
      });
    },
  };
};

export default messages;
