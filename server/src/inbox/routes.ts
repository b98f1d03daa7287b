import { STREAMS, type Stream } from '../contracts/streams';

const HANDLERS: Record<Stream, string> = {
  contacts: 'webhook.receiveContacts',
  orders: 'webhook.receiveOrders',
};

/**
 * The URLs that S-360 calls, under `/api/s360`. They use the institution's own credentials, so
 * Strapi's tokens do not apply. The V1 form has a number in the URL, in its last part or in the
 * query, and uses GET or POST (documented: contact and order webhooks V1).
 */
const routesOf = (stream: Stream) =>
  ['', '/:number'].flatMap((number) =>
    ['POST', 'GET'].map((method) => ({
      method,
      path: `/${stream}/:institution${number}`,
      handler: HANDLERS[stream],
      config: {
        auth: false,
        policies: [{ name: 'plugin::s360.has-webhook-credentials', config: { stream } }],
      },
    })),
  );

export const webhookRoutes = STREAMS.flatMap(routesOf);
