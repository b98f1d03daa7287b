import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/http/request-author';
import type { BookingMessages } from '../message/booking-messages';
import { TooManyMessagesError } from '../message/errors';
import { messageRoutes } from '../routes';

/** Previews and sends messages to a booking's customer, for the admin panel and the Content API. */
export const bookingMessagesController = (ports: {
  bookingMessages: BookingMessages;
  author(): Author;
}) => {
  const { author, bookingMessages } = ports;
  return controllerOf(messageRoutes, {
    preview: async ({ body, params }) => ({
      data: await bookingMessages.preview(params.documentId, body.locale),
    }),
    async send({ body, params }, ctx) {
      try {
        return { data: await bookingMessages.send(params.documentId, body, author()) };
      } catch (error) {
        if (error instanceof TooManyMessagesError)
          ctx.set('Retry-After', String(error.retryAfterSeconds));
        throw error;
      }
    },
  });
};
