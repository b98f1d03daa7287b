import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { replayAnswer, replayRequest } from '../contracts/schemas/activity';
import { STREAMS, type Stream } from '../contracts/streams';
import { routesOf } from '../kernel/http/routes';

/**
 * Where `webhookUrls` leads the URLs that S-360 calls. They use the institution's own credentials,
 * so Strapi's tokens do not apply. The V1 form has a number in the URL, in its last part or in the
 * query, and uses GET or POST (documented: contact and order webhooks V1). They are no routes of the
 * Content API: its document would name addresses that nobody calls.
 */
const webhookRoutesOf = (stream: Stream) =>
  ['', '/:number'].flatMap((number) =>
    ['POST', 'GET'].map((method) => ({
      method,
      path: `/${stream}/:institution${number}`,
      handler: `webhook.${stream}`,
      config: {
        auth: false,
        policies: [{ name: 'plugin::s360.has-webhook-credentials', config: { stream } }],
      },
    })),
  );

export const webhookRoutes = STREAMS.flatMap(webhookRoutesOf);

/** The route by which a person has deliveries applied again. */
export const deliveryReplayRoutes = routesOf('deliveryReplays', {
  replay: {
    method: 'POST',
    path: '/deliveries/replay',
    permission: PERMISSION_ACTIONS.replayItems,
    body: replayRequest,
    response: replayAnswer,
  },
});
